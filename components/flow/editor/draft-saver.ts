import type { DeployState } from "@/lib/agents/schema";
import type { FieldError } from "@/lib/core/errors";
import type { Flow } from "@/lib/engine/flow";
import type { FlowProblem } from "@/lib/engine/problems";
import { findOwnSave } from "./decide-restore";
import type { DraftCopy } from "./draft-copy";
import { mergeSaved } from "./merge-saved";

/** The draft as the server has it. */
export type StoredDraft = { flow: Flow; revision: number; problems: FlowProblem[]; deploy: DeployState };

export type SaveAnswer =
  | { outcome: "saved"; draft: StoredDraft }
  /** Somebody saved since the revision that we edit. */
  | { outcome: "conflict" }
  /** Trying again would not help. */
  | { outcome: "refused"; message: string; errors: readonly FieldError[] }
  /** The server could not be reached, or had trouble of its own. */
  | { outcome: "failed" }
  /** This page is older than the server: only a reload helps. */
  | { outcome: "outdated" };

export type SaveStatus =
  | { state: "saved" }
  | { state: "unsaved" }
  | { state: "saving" }
  | { state: "retrying" }
  | { state: "refused"; message: string; errors: readonly FieldError[] }
  | { state: "outdated" }
  | { state: "conflict"; theirs: StoredDraft };

/** What the saver works with: the editor, the server and this device. None of them may throw. */
export type SaverPorts = {
  read: () => Flow;
  /** Puts another flow on the screen; not an edit. */
  show: (flow: Flow) => void;
  /** The server has the draft; `isLatest` unless it was edited meanwhile. */
  onStored: (draft: StoredDraft, isLatest: boolean) => void;
  onStatus: (status: SaveStatus) => void;
  isOnline: () => boolean;
  send: (flow: Flow, revision: number) => Promise<SaveAnswer>;
  load: () => Promise<StoredDraft | null>;
  keepCopy: (copy: Omit<DraftCopy, "savedAtMs">) => void;
  forgetCopy: () => void;
};

export type DraftSaver = ReturnType<typeof createDraftSaver>;

/** How long after the last edit it is saved. */
export const SAVE_AFTER_MS = 600;
const RETRY_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;
const MAX_UNANSWERED = 10;

/**
 * Saves a draft after each pause in editing, one save at a time. Every edit is kept on the device
 * until the server has it; what fails is tried again; what somebody else changed is never overwritten
 * without being asked.
 */
export function createDraftSaver(ports: SaverPorts, startRevision: number) {
  let revision = startRevision;
  let status: SaveStatus = { state: "saved" };
  let unanswered: Flow[] = [];
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: Promise<void> | null = null;
  let isStopped = false;

  function setStatus(next: SaveStatus): void {
    status = next;
    ports.onStatus(next);
  }

  function keepCopy(): void {
    const flow = ports.read();
    ports.keepCopy({ revision, flow, unanswered: unanswered.filter((sent) => sent !== flow) });
  }

  function saveAfter(delayMs: number): void {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void save(), delayMs);
  }

  function save(): Promise<void> {
    clearTimeout(timer);
    inFlight ??= attempt().finally(() => {
      inFlight = null;
    });

    return inFlight;
  }

  async function attempt(): Promise<void> {
    if (!ports.isOnline()) return retryLater();
    const sent = ports.read();
    if (!unanswered.includes(sent)) unanswered = [...unanswered, sent].slice(-MAX_UNANSWERED);
    setStatus({ state: "saving" });
    const answer = await ports.send(sent, revision);
    switch (answer.outcome) {
      case "saved":
        return accept(sent, answer.draft);
      case "conflict":
        return settleConflict();
      case "failed":
        return retryLater();
      case "refused":
        unanswered = unanswered.filter((flow) => flow !== sent);
        setStatus({ state: "refused", message: answer.message, errors: answer.errors });
        if (ports.read() !== sent) edited();
        return;
      case "outdated":
        setStatus({ state: "outdated" });
    }
  }

  function accept(sent: Flow, stored: StoredDraft): void {
    revision = stored.revision;
    unanswered = [];
    failures = 0;
    const current = ports.read();
    ports.show(mergeSaved({ sent, answered: stored.flow, current }));
    ports.onStored(stored, current === sent);
    if (current === sent) {
      settle();
      return;
    }
    keepCopy();
    setStatus({ state: "unsaved" });
    saveAfter(SAVE_AFTER_MS);
  }

  function settle(): void {
    ports.forgetCopy();
    setStatus({ state: "saved" });
  }

  /** Our own save counts as somebody else's when its answer was lost. */
  async function settleConflict(): Promise<void> {
    const theirs = await ports.load();
    if (!theirs) return retryLater();
    const own = findOwnSave(unanswered, theirs.flow);
    if (own) return accept(own, theirs);
    keepCopy();
    setStatus({ state: "conflict", theirs });
  }

  function retryLater(): void {
    const delayMs = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)] ?? SAVE_AFTER_MS;
    failures++;
    keepCopy();
    setStatus({ state: "retrying" });
    saveAfter(delayMs);
  }

  function edited(): void {
    keepCopy();
    if (status.state === "saved" || status.state === "unsaved" || status.state === "refused") {
      setStatus({ state: "unsaved" });
      saveAfter(SAVE_AFTER_MS);
    }
  }

  function takeOver(draft: StoredDraft): void {
    revision = draft.revision;
    unanswered = [];
    ports.show(draft.flow);
    ports.onStored(draft, true);
    settle();
  }

  /** Saves what is not saved yet. @returns whether the server has everything */
  async function flush(): Promise<boolean> {
    await inFlight;
    while (status.state === "unsaved" || status.state === "retrying") {
      await save();
      if (status.state === "retrying") return false;
    }

    return status.state === "saved";
  }

  return {
    /** The revision that is being edited. */
    revision: () => revision,
    status: () => status,

    /** Call it after each edit. */
    edited,

    flush,

    /** The network is back: what waits for its next try goes now. */
    retryNow(): void {
      if (status.state === "retrying") void save();
    },

    /** Takes up edits that an earlier visit left on this device. */
    restore(flow: Flow): void {
      ports.show(flow);
      edited();
    },

    /** Shows edits of an earlier visit that clash with the server's draft, and asks. */
    ask({ revision: copied, flow }: Pick<DraftCopy, "revision" | "flow">, theirs: StoredDraft): void {
      revision = copied;
      ports.show(flow);
      keepCopy();
      setStatus({ state: "conflict", theirs });
    },

    /** Settles a conflict for the server's draft. @returns what was on the screen */
    takeTheirs(): Flow {
      const mine = ports.read();
      if (status.state === "conflict") takeOver(status.theirs);

      return mine;
    },

    /** Settles a conflict for what is on the screen. */
    keepMine(): void {
      if (status.state !== "conflict") return;
      revision = status.theirs.revision;
      unanswered = [];
      setStatus({ state: "unsaved" });
      void save();
    },

    /** Looks for what others saved while nothing is being edited here, and shows it. */
    async catchUp(): Promise<void> {
      if (status.state !== "saved") return;
      const seen = ports.read();
      const stored = await ports.load();
      // Asked anew, because an edit may have come while we waited.
      const isIdle = ports.read() === seen && !inFlight && !isStopped;
      if (stored && isIdle && stored.revision > revision) takeOver(stored);
    },

    /** Saves what is left, once, and stops. */
    stop(): void {
      clearTimeout(timer);
      isStopped = true;
      void flush();
    },

    /** Goes on after {@link stop}. */
    start(): void {
      isStopped = false;
    },
  };
}
