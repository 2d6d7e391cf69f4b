/** A server that hangs must not hang us. */
const TIMEOUT_MS = 30_000;

/**
 * The SDK's way to the Inngest server of the environment. Not guarded as other calls are: the
 * operator alone says where it goes, and a private network is where such a server belongs.
 */
export function inngestFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);

  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout });
}
