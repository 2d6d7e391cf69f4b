import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { logWarning } from "@/lib/core/log";
import type { ServeHandler } from "../embedded/protocol";
import { inngestSignature } from "./sign";

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** What the SDK says when the server had nothing to say against it. */
const REGISTERED = "Successfully registered";

type RegisterOptions = {
  serve: ServeHandler;
  /** Where the server reaches our functions. */
  url: string;
  signingKey: string | undefined;
  signal: AbortSignal;
};

/**
 * Tells the server which functions there are and where: the SDK's own sync, asked for by ourselves
 * with a signature, so that nobody has to press a button after a deploy. Tried until it is heard.
 */
export async function register({ serve, url, signingKey, signal }: RegisterOptions): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    const problem = await sync(serve, url, signingKey);
    if (problem === null) return;
    if (failures === 0)
      logWarning("The Inngest server does not know our functions yet. It is told again and again.", {
        problem,
      });
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
    await pause(delayMs, undefined, { signal, ref: false }).catch(() => {});
  }
}

const answerSchema = z.object({ message: z.string().optional() });

/** Returns what went wrong, or null. */
async function sync(
  serve: ServeHandler,
  url: string,
  signingKey: string | undefined,
): Promise<string | null> {
  const body = { url };
  const response = await serve(
    new Request(url, {
      method: "PUT",
      headers: {
        host: new URL(url).host,
        "content-type": "application/json",
        ...(signingKey && { "x-inngest-signature": inngestSignature(body, signingKey, Date.now()) }),
      },
      body: JSON.stringify(body),
    }),
  );
  const answer = answerSchema.safeParse(await response.json().catch(() => null));
  const message = answer.data?.message ?? "";
  // The SDK answers 200 also where the server refused without naming a status.
  if (response.ok && ["", REGISTERED].includes(message)) return null;

  return `${response.status} ${message}`.trim();
}
