import { stringifyJson } from "@/lib/core/json";
import type { Flow } from "@/lib/engine/flow";
import type { DraftCopy } from "./draft-copy";
import { mergeSaved } from "./merge-saved";
import { isSameButSecrets } from "./same-but-secrets";

export type ServerDraft = { flow: Flow; revision: number };

export type RestoreDecision =
  /** The server has everything that is in the copy. */
  | { action: "discard" }
  /** The copy holds edits that the server has not seen: show and save this. */
  | { action: "restore"; flow: Flow }
  /** Both changed. Only the reader can tell which one counts. */
  | { action: "ask"; mine: Flow };

/** What to do with a copy that an earlier visit left on this device. */
export function decideRestore(copy: DraftCopy, server: ServerDraft): RestoreDecision {
  if (isSameButSecrets(copy.flow, server.flow)) return { action: "discard" };
  if (copy.revision === server.revision) return { action: "restore", flow: copy.flow };
  const sent = findOwnSave(copy.unanswered, server.flow);
  if (!sent) return { action: "ask", mine: copy.flow };
  const flow = mergeSaved({ sent, answered: server.flow, current: copy.flow });

  return stringifyJson(flow) === stringifyJson(server.flow)
    ? { action: "discard" }
    : { action: "restore", flow };
}

/** Which of our unanswered saves the server stored after all; undefined when it has somebody else's. */
export function findOwnSave(unanswered: readonly Flow[], stored: Flow): Flow | undefined {
  return unanswered.findLast((sent) => isSameButSecrets(sent, stored));
}
