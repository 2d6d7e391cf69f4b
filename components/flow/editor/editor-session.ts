import type { BuilderActions } from "@/components/flow/builder-actions";
import type { Surroundings } from "@/lib/engine/node";
import { decideRestore } from "./decide-restore";
import { type CopyStorage, copyKey, copyKeys, readCopy, removeCopy, writeCopy } from "./draft-copy";
import { createDraftSaver, type DraftSaver, type StoredDraft } from "./draft-saver";
import { createEditor, type Editor } from "./editor";
import { holdLock, isLockFree } from "./editor-lock";
import { newestDraft, rememberDraft } from "./known-drafts";
import { loadDraft, sendDraft } from "./send-draft";

export type SessionOptions = {
  agentId: string;
  /** As the page was rendered with. */
  draft: StoredDraft;
  surroundings: Surroundings;
  actions: BuilderActions;
  isReadOnly: boolean;
};

export type EditorSession = ReturnType<typeof openSession>;

/** One open builder: the editor, its saver, and what this device keeps. Nothing happens before `start`. */
export function openSession({ agentId, actions, isReadOnly, surroundings, ...options }: SessionOptions) {
  const draft = newestDraft(agentId, options.draft);
  const editor = createEditor({ draft, surroundings });
  const ownKey = copyKey(agentId, newEditorId());
  const asideKey = `patchbay.aside/${agentId}`;
  const saver = createDraftSaver(
    {
      read: () => editor.store.getState().flow,
      show: editor.show,
      onStored: (stored, isLatest) => {
        rememberDraft(agentId, stored);
        editor.stored(stored, isLatest);
      },
      onStatus: (status) => editor.setSave({ status }),
      isOnline: () => navigator.onLine,
      send: (flow, revision) => sendDraft(actions, flow, revision),
      load: () => loadDraft(actions),
      keepCopy: (copy) => {
        const storage = deviceStorage();
        const isKeptOnDevice =
          storage !== null && writeCopy(storage, ownKey, { ...copy, savedAtMs: Date.now() });
        editor.setSave({ isKeptOnDevice });
      },
      forgetCopy: () => {
        const storage = deviceStorage();
        if (storage) removeCopy(storage, ownKey);
      },
    },
    draft.revision,
  );

  /** Takes up what an earlier visit could not save. @returns whether there was something */
  async function restore(storage: CopyStorage): Promise<boolean> {
    const left = await newestLeftCopy(storage, agentId, ownKey);
    if (!left) return false;
    const decision = decideRestore(left.copy, draft);
    if (decision.action === "restore") saver.restore(decision.flow);
    if (decision.action === "ask") saver.ask(left.copy, draft);
    // Ours holds it by now.
    removeCopy(storage, left.key);

    return decision.action === "restore";
  }

  return {
    editor,
    saver,

    /** Begins to save, and takes up edits that were left behind. @returns stops it */
    start({ onRestored }: { onRestored: () => void }): () => void {
      if (isReadOnly) {
        editor.set({ isReady: true });
        return () => {};
      }
      saver.start();
      const storage = deviceStorage();
      const letGo = holdLock(ownKey);
      const forgetEdits = editor.store.subscribe((state, before) => {
        if (state.edits !== before.edits) saver.edited();
      });
      const forgetPage = followPage(editor, saver);
      if (storage) {
        editor.set({ putAside: readCopy(storage, asideKey)?.flow ?? null });
        void restore(storage).then((isRestored) => {
          editor.set({ isReady: true });
          if (isRestored) onRestored();
        });
      } else editor.set({ isReady: true });

      return () => {
        forgetEdits();
        forgetPage();
        saver.stop();
        letGo();
      };
    },

    /** Settles a conflict for the server's draft; the reader's own is put aside on this device. */
    takeTheirs(): void {
      const mine = saver.takeTheirs();
      const storage = deviceStorage();
      const copy = { revision: saver.revision(), flow: mine, unanswered: [], savedAtMs: Date.now() };
      if (storage) writeCopy(storage, asideKey, copy);
      editor.set({ putAside: mine });
    },

    /** Forgets the version that was put aside; with `use`, it goes back on the screen first. */
    endPutAside({ use }: { use: boolean }): void {
      const { putAside } = editor.store.getState();
      if (use && putAside) editor.edit(() => putAside);
      const storage = deviceStorage();
      if (storage) removeCopy(storage, asideKey);
      editor.set({ putAside: null });
    },
  };
}

/** Follows the network and the page's coming and going. @returns stops it */
function followPage(editor: Editor, saver: DraftSaver): () => void {
  const controller = new AbortController();
  const { signal } = controller;

  function followNetwork(): void {
    editor.setSave({ isOnline: navigator.onLine });
    if (navigator.onLine) saver.retryNow();
  }

  followNetwork();
  window.addEventListener("online", followNetwork, { signal });
  window.addEventListener("offline", followNetwork, { signal });
  document.addEventListener(
    "visibilitychange",
    () => void (document.hidden ? saver.flush() : saver.catchUp()),
    { signal },
  );
  window.addEventListener(
    "beforeunload",
    (event) => {
      const { status, isKeptOnDevice } = editor.store.getState().save;
      if (status.state !== "saved" && !isKeptOnDevice) event.preventDefault();
    },
    { signal },
  );

  return () => controller.abort();
}

/** The newest copy that no open page is working on. */
async function newestLeftCopy(storage: CopyStorage, agentId: string, ownKey: string) {
  const keys = copyKeys(storage, agentId).filter((key) => key !== ownKey);
  const free = await Promise.all(keys.map(async (key) => ((await isLockFree(key)) ? key : null)));
  const left = free.flatMap((key) => {
    const copy = key === null ? null : readCopy(storage, key);
    return key !== null && copy ? [{ key, copy }] : [];
  });

  return left.sort((one, other) => other.copy.savedAtMs - one.copy.savedAtMs)[0] ?? null;
}

/** Private windows and strict settings may refuse even to look. */
function deviceStorage(): CopyStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** `crypto.randomUUID` is hidden from plain http, which is how many people first run this. */
function newEditorId(): string {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
}
