import { createServer } from "node:http";
import { Inngest } from "inngest";
import { serve as serveEdge } from "inngest/edge";
import { serve as serveNode } from "inngest/node";
import { sql } from "@/db/client";
import { createEmbeddedHost } from "../../embedded/host";
import { HOST_ORIGIN } from "../../embedded/protocol";
import { parityFunctions, type Recorder } from "../functions";

/** Something that runs the functions of the suite. */
export type ParityHost = {
  send: Inngest["send"];
  /** How many calls went through the SDK's signed `serve()`; null where a server makes them. */
  signedCalls: () => number | null;
  stop: () => Promise<void>;
};

const APP_ID = "patchbay-parity";
const SIGNING_KEY = "5f".repeat(32);
const quiet = { info() {}, warn() {}, error() {}, debug() {} };

/** The embedded host, on the database of this test. */
export async function embeddedParityHost(record: Recorder): Promise<ParityHost> {
  const host = createEmbeddedHost({ sql, nowMs: () => Date.now(), signingKey: () => SIGNING_KEY });
  const client = new Inngest({
    id: APP_ID,
    isDev: false,
    eventKey: "embedded",
    signingKey: SIGNING_KEY,
    baseUrl: HOST_ORIGIN,
    fetch: host.fetch,
    logger: quiet,
  });
  const handler = serveEdge({ client, functions: parityFunctions(client, record) });
  let calls = 0;
  const counted = (request: Request) => {
    if (request.method === "POST" && request.headers.has("x-inngest-signature")) calls++;
    return handler(request);
  };
  await host.load(counted);
  host.start(counted);

  return { send: (events) => client.send(events), signedCalls: () => calls, stop: () => host.stop(5_000) };
}

/** The server at `INNGEST_BASE_URL`, which has to reach us at `PARITY_APP_URL`. */
export async function serverParityHost(record: Recorder): Promise<ParityHost> {
  const appUrl = new URL(process.env.PARITY_APP_URL ?? "http://127.0.0.1:3939/api/inngest");
  const client = new Inngest({ id: APP_ID, logger: quiet });
  const listener = serveNode({
    client,
    functions: parityFunctions(client, record),
    serveOrigin: appUrl.origin,
    servePath: appUrl.pathname,
  });
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(Number(appUrl.port), resolve));
  const synced = await fetch(appUrl, { method: "PUT" });
  if (!synced.ok) throw new Error(`The server did not take our functions: ${await synced.text()}`);

  return {
    send: (events) => client.send(events),
    signedCalls: () => null,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
