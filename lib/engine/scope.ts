import type { Json, JsonObject } from "@/lib/core/json";
import type { PathPart } from "./template/path";

/** What the templates of a flow see (SPEC 4). Secrets are never in it. */
export type Scope = {
  /** The body of the inbound call, as received (R13). */
  webhookBody: Json;
  /** The inbound call; its headers come without secrets. */
  request: { id: string; receivedAt: string; headers: JsonObject } | null;
  contact: Json;
  /** Set by the first message of the run. */
  conversation: Json;
  agent: { id: string; name: string };
  event: Json;
  vars: JsonObject;
  /** The output of each step that has finished, by node id. */
  steps: JsonObject;
};

/** The words that a path in a flow may start with. */
export const SCOPE_ROOTS = [
  "webhookBody",
  "request",
  "contact",
  "conversation",
  "agent",
  "event",
  "vars",
  "steps",
] as const satisfies readonly (keyof Scope)[];

const PLAIN_KEY = /^[\p{L}\p{N}_$-]+$/u;

/** A path as people write and read it: `a.b[0]["key with spaces"]`. */
export function pathLabel(path: readonly PathPart[]): string {
  return path.reduce<string>((label, part) => {
    if (typeof part === "number") return `${label}[${part}]`;
    if (!PLAIN_KEY.test(part)) return `${label}[${JSON.stringify(part)}]`;
    return label ? `${label}.${part}` : part;
  }, "");
}
