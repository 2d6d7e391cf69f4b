import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from "next/navigation";
import type { BuilderActions, DraftMessage } from "@/components/flow/builder-actions";
import type { ErrorCode } from "@/lib/core/errors";
import { parseJson, stringifyJson } from "@/lib/core/json";
import { type Flow, flowSchema } from "@/lib/engine/flow";
import type { SaveAnswer, StoredDraft } from "./draft-saver";

/** Trouble that passes by itself. */
const PASSING: readonly ErrorCode[] = ["internal", "unavailable", "rate_limited"];

/** Sends a draft. What the network or the server throws becomes an answer. */
export async function sendDraft(
  actions: Pick<BuilderActions, "saveDraft">,
  flow: Flow,
  revision: number,
): Promise<SaveAnswer> {
  try {
    const result = await actions.saveDraft(stringifyJson(flow), revision);
    if (result.ok) return { outcome: "saved", draft: storedDraft(result.value) };
    const { code, message, errors } = result.error;
    if (code === "revision_mismatch") return { outcome: "conflict" };

    return PASSING.includes(code) ? { outcome: "failed" } : { outcome: "refused", message, errors };
  } catch (thrown) {
    return { outcome: isUnrecognizedActionError(thrown) ? "outdated" : "failed" };
  }
}

/** The server's draft, or null when it could not be had. */
export async function loadDraft(actions: Pick<BuilderActions, "loadDraft">): Promise<StoredDraft | null> {
  try {
    const result = await actions.loadDraft();
    return result.ok ? storedDraft(result.value) : null;
  } catch {
    return null;
  }
}

export function storedDraft({ flowText, ...rest }: DraftMessage): StoredDraft {
  return { ...rest, flow: flowSchema.parse(parseJson(flowText)) };
}
