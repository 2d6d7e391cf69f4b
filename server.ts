import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { closeDatabase, connectDatabase } from "@/db/client";
import { keptSecret } from "@/db/embedded/app-secret";
import { migrateDatabase } from "@/db/migrate";
import { type OpenDatabase, openDatabase } from "@/db/open-database";
import { listenToSignals, stopListening } from "@/db/signals";
import { startHost, stopHost } from "@/inngest/start-host";
import { env, provideSecret, publicUrl, StartRefused } from "@/lib/core/env";
import { logError, outliveOutput } from "@/lib/core/log";
import { orderlyShutdown } from "@/lib/core/shutdown";
import { prepareDemo } from "@/lib/demo/prepare-demo";
import { serveDirectly } from "@/lib/http/node-listener";
import { unavailable } from "@/lib/http/unavailable";
import { captureRequest } from "@/lib/inspectors/capture-request";
import { INSPECTOR_PATH } from "@/lib/net/inspector-pass";
import { egressPolicy } from "@/lib/net/outbound-client";
import { receiveCall } from "@/lib/requests/receive-call";

/** Steps in hand may take this long to end when the server is stopped: a webhook's own deadline. */
const STOP_GRACE_MS = 12_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Longer than senders and proxies keep idle connections, so that it is them who close. */
const KEEP_ALIVE_MS = 75_000;

type PageHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

outliveOutput();
const shutdown = orderlyShutdown();

try {
  await shutdown.start(start);
} catch (error) {
  console.error(error instanceof Error && isExpected(error) ? error.message : error);
  shutdown.stop(1);
}

/** Starts everything in the order in which it is needed; it is stopped in the other. */
async function start(): Promise<void> {
  const { PORT, HOST, PATCHBAY_DATA_DIR } = env();
  egressPolicy();
  const database = await startDatabase();
  shutdown.onStop(database.close);
  await migrateDatabase(database.target);
  connectDatabase(database.target);
  shutdown.onStop(closeDatabase);
  await listenToSignals();
  shutdown.onStop(stopListening);
  await startHost();
  shutdown.onStop(() => stopHost(STOP_GRACE_MS));
  const welcome = database.isEmbedded ? await prepareDemo(PATCHBAY_DATA_DIR) : null;

  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS });
  const isDevelopment = process.env.NODE_ENV === "development";
  const app = next({ dev: isDevelopment, hostname: HOST ?? "localhost", port: PORT, httpServer: server });
  await app.prepare();
  await serve(server, app.getRequestHandler());
  say(welcome ?? `Patchbay is ready at ${publicUrl()}`);
}

async function startDatabase(): Promise<OpenDatabase> {
  const { DATABASE_URL, PATCHBAY_DATA_DIR, PATCHBAY_SECRET } = env();
  if (!PATCHBAY_SECRET) provideSecret(await keptSecret(PATCHBAY_DATA_DIR));
  const database = await openDatabase({
    databaseUrl: DATABASE_URL,
    dataDir: PATCHBAY_DATA_DIR,
    url: publicUrl(),
    say,
    onLost: (heldBy) => {
      say(`Another Patchbay, ${heldBy}, has taken over this data directory. This one stops.`);
      shutdown.stop(1);
    },
  });
  if (!("heldBy" in database)) return database;

  throw new StartRefused(
    `Patchbay already runs on the data directory ${PATCHBAY_DATA_DIR}: ${database.heldBy}.\nStop it first, or set PATCHBAY_DATA_DIR to another directory.`,
  );
}

async function serve(server: Server, handlePage: PageHandler): Promise<void> {
  const { PORT, HOST } = env();
  let isStopping = false;
  server.on("request", (incoming, outgoing) => {
    if (isStopping) void serveDirectly(incoming, outgoing, unavailable);
    else route(incoming, outgoing, handlePage);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  });
  shutdown.onStop(async () => {
    isStopping = true;
    server.close();
    server.closeIdleConnections();
  });
}

/** Agent webhooks and inspectors are answered before Next: a route handler costs fifty times as much. */
function route(incoming: IncomingMessage, outgoing: ServerResponse, handlePage: PageHandler): void {
  const path = incoming.url?.split("?")[0] ?? "/";
  const webhookId = /^\/hooks\/([^/]+)\/?$/.exec(path)?.[1];
  if (webhookId) {
    void serveDirectly(incoming, outgoing, (request) => receiveCall(request, webhookId));
  } else if (path.startsWith(INSPECTOR_PATH)) {
    void serveDirectly(incoming, outgoing, (request) => captureRequest(request, path));
  } else {
    handlePage(incoming, outgoing).catch((error) => logError("A page could not be answered.", error));
  }
}

/** Refusals whose message says everything: no stack for these. */
function isExpected(error: Error): boolean {
  if (error instanceof StartRefused) return true;
  if ("code" in error && error.code === "EADDRINUSE") {
    error.message = `Port ${env().PORT} is in use. Stop what listens there, or set PORT to another one.`;
    return true;
  }

  return false;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
