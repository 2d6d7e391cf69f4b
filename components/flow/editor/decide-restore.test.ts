import { expect, test } from "vitest";
import type { Flow } from "@/lib/engine/flow";
import { renameNode } from "./change-node";
import { decideRestore } from "./decide-restore";
import { testingFlow } from "./testing-flow";

const old = testingFlow();
const mine = renameNode(old, "condition", "Mine");
const theirs = renameNode(old, "condition", "Theirs");

function copyOf(flow: Flow, unanswered: readonly Flow[] = []) {
  return { revision: 4, flow, unanswered, savedAtMs: 1 };
}

test("edits on top of the server's draft are restored", () => {
  expect(decideRestore(copyOf(mine), { flow: old, revision: 4 })).toEqual({ action: "restore", flow: mine });
});

test("a copy that the server has is discarded, whatever its revision", () => {
  expect(decideRestore(copyOf(mine), { flow: mine, revision: 5 })).toEqual({ action: "discard" });
  expect(decideRestore(copyOf(old), { flow: old, revision: 4 })).toEqual({ action: "discard" });
});

test("where both changed, the reader is asked", () => {
  expect(decideRestore(copyOf(mine), { flow: theirs, revision: 5 })).toEqual({ action: "ask", mine });
});

test("our own save whose answer was lost is no reason to ask", () => {
  const later = renameNode(mine, "webhook", "Later");

  expect(decideRestore(copyOf(later, [mine]), { flow: mine, revision: 5 })).toEqual({
    action: "restore",
    flow: later,
  });
});

test("a draft that went back in time is somebody else's too", () => {
  expect(decideRestore(copyOf(mine), { flow: theirs, revision: 2 })).toEqual({ action: "ask", mine });
});
