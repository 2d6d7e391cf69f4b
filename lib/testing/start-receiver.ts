import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type ReceivedCall = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

type Answer = { status: number; headers?: Record<string, string>; body?: string } | "hang up" | "never";

/**
 * Somebody's server on this machine, for what goes out. Allow it in `PATCHBAY_EGRESS_ALLOW` before the
 * first call.
 */
export async function startReceiver() {
  const calls: ReceivedCall[] = [];
  let answer: (call: ReceivedCall) => Answer | Promise<Answer> = () => ({ status: 200 });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = {
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    calls.push(call);
    const given = await answer(call);
    if (given === "hang up") request.socket.destroy();
    else if (given !== "never") response.writeHead(given.status, given.headers).end(given.body);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    hostPort: `127.0.0.1:${port}`,
    calls,
    /** What it answers from now on. */
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    /** Hangs up on everybody who still waits. */
    dropConnections: () => server.closeAllConnections(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
