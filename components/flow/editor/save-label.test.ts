import { expect, test } from "vitest";
import type { SaveStatus } from "./draft-saver";
import { saveLabel } from "./save-label";

function textOf(status: SaveStatus, isOnline = true, isKeptOnDevice = true): string {
  return saveLabel({ status, isOnline, isKeptOnDevice }).text;
}

test("says whether the server, this device, or neither has the edits", () => {
  expect(textOf({ state: "saved" })).toBe("Saved");
  expect([textOf({ state: "unsaved" }), textOf({ state: "saving" })]).toEqual(["Saving…", "Saving…"]);
  expect(textOf({ state: "retrying" })).toBe("Not saved - retrying");
  expect(textOf({ state: "retrying" }, false)).toBe("Saved on this device only");
  expect(textOf({ state: "retrying" }, false, false)).toBe("Not saved - retrying");
});

test("a refusal comes with its reason", () => {
  const status: SaveStatus = { state: "refused", message: "Use at most 64 KB of text.", errors: [] };

  expect(saveLabel({ status, isOnline: true, isKeptOnDevice: true }).detail).toBe(
    "Use at most 64 KB of text.",
  );
});
