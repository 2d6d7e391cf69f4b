import { z } from "zod";
import { parseJson, stringifyJson } from "@/lib/core/json";
import { type Flow, flowSchema } from "@/lib/engine/flow";

/** What this device keeps of a draft until the server has it, so that no crash can lose an edit. */
export type DraftCopy = {
  /** The server's revision that it builds on. */
  revision: number;
  flow: Flow;
  /** What was sent without an answer yet: the server may or may not have stored it. */
  unanswered: readonly Flow[];
  savedAtMs: number;
};

/** What we need of `localStorage`. */
export type CopyStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const copySchema = z.object({
  version: z.literal(1),
  revision: z.number().int(),
  flow: flowSchema,
  unanswered: z.array(flowSchema).default([]),
  savedAtMs: z.number(),
});

const PREFIX = "patchbay.draft/";

/** The key of one editor's copy: two tabs on one agent keep theirs apart. */
export function copyKey(agentId: string, editorId: string): string {
  return `${PREFIX}${agentId}/${editorId}`;
}

/** The keys of all copies that editors of this agent left behind. */
export function copyKeys(storage: CopyStorage, agentId: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((key) =>
    key.startsWith(`${PREFIX}${agentId}/`),
  );
}

/** @returns whether it was kept: storage may be full, or off */
export function writeCopy(storage: CopyStorage, key: string, copy: DraftCopy): boolean {
  try {
    storage.setItem(key, stringifyJson({ version: 1, ...copy }));
    return true;
  } catch {
    return false;
  }
}

/** The copy of this key, or null when there is none that can be read. */
export function readCopy(storage: CopyStorage, key: string): DraftCopy | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    const { version: _, ...copy } = copySchema.parse(parseJson(text));
    return copy;
  } catch {
    return null;
  }
}

export function removeCopy(storage: CopyStorage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // Without storage there is nothing to remove.
  }
}
