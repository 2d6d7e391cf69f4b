import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";

/** Inngest's `x-inngest-signature` for a body of JSON, as its SDK documents it. */
export function inngestSignature(body: unknown, signingKey: string, atMs: number): string {
  const timestamp = Math.floor(atMs / 1000);
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const signature = createHmac("sha256", key)
    .update(`${canonicalize(body)}${timestamp}`)
    .digest("hex");

  return `t=${timestamp}&s=${signature}`;
}
