import { isPlainObject, stringifyJson } from "@/lib/core/json";
import type { Flow } from "@/lib/engine/flow";
import { isSecretReference } from "@/lib/engine/secret-reference";

/**
 * Whether the server's flow is what became of ours: equal, but for references where we had a secret,
 * or none yet. So an answer that got lost on its way is told from somebody else's edits.
 */
export function isSameButSecrets(ours: Flow, theirs: Flow): boolean {
  return isStoredForm(ours, theirs);
}

function isStoredForm(ours: unknown, theirs: unknown): boolean {
  if (typeof theirs === "string" && isSecretReference(theirs)) return couldBecomeReference(ours, theirs);
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length === theirs.length && ours.every((item, index) => isStoredForm(item, theirs[index]));
  }
  if (isPlainObject(ours) && isPlainObject(theirs)) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    return [...keys].every((key) => isStoredForm(ours[key], theirs[key]));
  }
  if (ours === undefined || theirs === undefined) return ours === theirs;

  return stringifyJson(ours) === stringifyJson(theirs);
}

function couldBecomeReference(ours: unknown, reference: string): boolean {
  if (ours === undefined) return true;

  return typeof ours === "string" && (ours === reference || !isSecretReference(ours));
}
