import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Flow } from "@/lib/engine/flow";
import { renameNode } from "./change-node";
import type { DraftCopy } from "./draft-copy";
import {
  createDraftSaver,
  SAVE_AFTER_MS,
  type SaveAnswer,
  type SaverPorts,
  type StoredDraft,
} from "./draft-saver";
import { testingFlow } from "./testing-flow";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server with one draft, a device and a screen, all in memory. */
function world() {
  const server = { flow: testingFlow(), revision: 1, answers: [] as (() => SaveAnswer | "lost")[] };
  const device = { copy: null as Omit<DraftCopy, "savedAtMs"> | null, isOnline: true };
  const screen = { flow: server.flow, states: [] as string[] };

  function stored(): StoredDraft {
    return { flow: server.flow, revision: server.revision, problems: [], deploy: { state: "not_deployed" } };
  }

  function store(flow: Flow, revision: number): SaveAnswer {
    if (revision !== server.revision) return { outcome: "conflict" };
    Object.assign(server, { flow, revision: revision + 1 });
    return { outcome: "saved", draft: stored() };
  }

  const ports: SaverPorts = {
    read: () => screen.flow,
    show: (flow) => Object.assign(screen, { flow }),
    onStored: () => {},
    onStatus: ({ state }) => screen.states.push(state),
    isOnline: () => device.isOnline,
    send: async (flow, revision) => {
      const answer = server.answers.shift()?.() ?? store(flow, revision);
      if (answer !== "lost") return answer;
      store(flow, revision);
      return { outcome: "failed" };
    },
    load: async () => stored(),
    keepCopy: (copy) => Object.assign(device, { copy }),
    forgetCopy: () => Object.assign(device, { copy: null }),
  };
  const saver = createDraftSaver(ports, server.revision);

  function edit(name: string): void {
    screen.flow = renameNode(screen.flow, "condition", name);
    saver.edited();
  }

  return { server, device, screen, saver, edit, nameOf: (flow: Flow) => flow.nodes[1]?.name };
}

test("saves once, after a pause in editing, and forgets the copy then", async () => {
  const { server, device, saver, edit, nameOf } = world();
  edit("A");
  expect(device.copy?.revision).toBe(1);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
  edit("AB");
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
  expect(server.revision).toBe(1);
  await vi.advanceTimersByTimeAsync(1);

  expect(server.revision).toBe(2);
  expect(nameOf(server.flow)).toBe("AB");
  expect(saver.status()).toEqual({ state: "saved" });
  expect(device.copy).toBeNull();
});

test("an edit during a save is kept on the device and saved next", async () => {
  const { server, device, screen, saver, edit, nameOf } = world();
  edit("A");
  server.answers.push(() => {
    Object.assign(server, { flow: screen.flow, revision: 2 });
    const draft = {
      flow: screen.flow,
      revision: 2,
      problems: [],
      deploy: { state: "not_deployed" as const },
    };
    edit("B");
    return { outcome: "saved", draft };
  });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect(saver.status()).toEqual({ state: "unsaved" });
  expect(device.copy?.revision).toBe(2);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);

  expect(nameOf(server.flow)).toBe("B");
  expect(saver.status()).toEqual({ state: "saved" });
});

test("what fails is tried again, later each time, and the edit stays on the device", async () => {
  const { server, device, screen, saver, edit, nameOf } = world();
  for (let tries = 0; tries < 3; tries++) server.answers.push(() => ({ outcome: "failed" }));
  edit("A");
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS + 1_000);
  expect(saver.status()).toEqual({ state: "retrying" });
  expect(nameOf(device.copy?.flow ?? testingFlow())).toBe("A");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.revision).toBe(1);
  await vi.advanceTimersByTimeAsync(4_000);

  expect(server.revision).toBe(2);
  expect(screen.states.filter((state) => state === "saving")).toHaveLength(4);
});

test("a save whose answer was lost is no conflict, with or without edits since", async () => {
  const { server, saver, edit, nameOf } = world();
  server.answers.push(() => "lost");
  edit("A");
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  edit("AB");
  await vi.advanceTimersByTimeAsync(10_000);

  expect(saver.status()).toEqual({ state: "saved" });
  expect(nameOf(server.flow)).toBe("AB");
});

test("what somebody else saved is not overwritten: the reader is asked and nothing more is sent", async () => {
  const { server, device, saver, edit, nameOf } = world();
  Object.assign(server, { flow: renameNode(server.flow, "condition", "Theirs"), revision: 2 });
  edit("Mine");
  await vi.advanceTimersByTimeAsync(60_000);
  edit("Mine 2");
  await vi.advanceTimersByTimeAsync(60_000);

  expect(saver.status().state).toBe("conflict");
  expect(nameOf(server.flow)).toBe("Theirs");
  expect(nameOf(device.copy?.flow ?? testingFlow())).toBe("Mine 2");
});

test("a conflict ends with theirs on the screen and mine handed out, or with mine on the server", async () => {
  for (const choice of ["theirs", "mine"] as const) {
    const { server, device, screen, saver, edit, nameOf } = world();
    Object.assign(server, { flow: renameNode(server.flow, "condition", "Theirs"), revision: 2 });
    edit("Mine");
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    if (choice === "theirs") expect(nameOf(saver.takeTheirs())).toBe("Mine");
    else saver.keepMine();
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);

    const name = choice === "theirs" ? "Theirs" : "Mine";
    expect([nameOf(screen.flow), nameOf(server.flow)]).toEqual([name, name]);
    expect(saver.status()).toEqual({ state: "saved" });
    expect(device.copy).toBeNull();
  }
});

test("nothing is sent while offline; back online it goes at once", async () => {
  const { server, device, screen, saver, edit } = world();
  device.isOnline = false;
  edit("A");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(screen.states).not.toContain("saving");
  device.isOnline = true;
  saver.retryNow();
  await vi.advanceTimersByTimeAsync(0);

  expect(server.revision).toBe(2);
});

test("a refusal is shown and not repeated; the next edit is sent", async () => {
  const { server, saver, edit, nameOf } = world();
  server.answers.push(() => ({ outcome: "refused", message: "Too long.", errors: [] }));
  edit("A");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(saver.status()).toMatchObject({ state: "refused", message: "Too long." });
  expect(server.revision).toBe(1);
  edit("B");
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);

  expect(nameOf(server.flow)).toBe("B");
});

test("flush saves at once and tells whether the server has everything", async () => {
  const { server, saver, edit } = world();
  edit("A");
  expect(await saver.flush()).toBe(true);
  expect(server.revision).toBe(2);
  server.answers.push(() => ({ outcome: "failed" }));
  edit("B");
  expect(await saver.flush()).toBe(false);
  expect(await saver.flush()).toBe(true);
});

test("what is left when the page is left is sent once more, and no timer goes on", async () => {
  const { server, saver, edit } = world();
  edit("A");
  server.answers.push(() => ({ outcome: "failed" }));
  saver.stop();
  await vi.advanceTimersByTimeAsync(120_000);

  expect(server.answers).toHaveLength(0);
  expect(server.revision).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("an edit during a save is sent too when the page is left at once", async () => {
  const { server, saver, edit, nameOf } = world();
  edit("A");
  const isSaved = saver.flush();
  edit("B");
  saver.stop();
  await isSaved;
  await vi.advanceTimersByTimeAsync(0);

  expect(nameOf(server.flow)).toBe("B");
});

test("an idle page catches up with what others saved; one with edits does not", async () => {
  const { server, screen, saver, edit, nameOf } = world();
  Object.assign(server, { flow: renameNode(server.flow, "condition", "Theirs"), revision: 2 });
  await saver.catchUp();
  expect(nameOf(screen.flow)).toBe("Theirs");
  expect(saver.revision()).toBe(2);
  Object.assign(server, { flow: renameNode(server.flow, "condition", "More"), revision: 3 });
  edit("Mine");
  await saver.catchUp();

  expect(nameOf(screen.flow)).toBe("Mine");
});

test("edits of an earlier visit are shown and saved", async () => {
  const { server, screen, saver, nameOf } = world();
  saver.restore(renameNode(screen.flow, "condition", "Before the crash"));
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);

  expect(nameOf(server.flow)).toBe("Before the crash");
});

test("a clash found at the start keeps the copy as it was until the reader chooses", async () => {
  const { server, device, saver, nameOf, screen } = world();
  Object.assign(server, { revision: 9 });
  const theirs: StoredDraft = {
    flow: server.flow,
    revision: 9,
    problems: [],
    deploy: { state: "not_deployed" },
  };
  saver.ask({ revision: 4, flow: renameNode(screen.flow, "condition", "Mine") }, theirs);
  expect(device.copy?.revision).toBe(4);
  saver.keepMine();
  await vi.advanceTimersByTimeAsync(0);

  expect(nameOf(server.flow)).toBe("Mine");
  expect(server.revision).toBe(10);
});
