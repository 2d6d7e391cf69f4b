import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { closeDatabase, connectDatabase } from "@/db/client";
import { keptSecret } from "@/db/embedded/app-secret";
import { migrateDatabase } from "@/db/migrate";
import { type OpenDatabase, openDatabase } from "@/db/open-database";
import { listenToSignals, stopListening } from "@/db/signals";
import { announceHost, startHost, stopHost } from "@/inngest/start-host";
import { ASKED_PATH } from "@/lib/auth/asked-path";
import { env, provideSecret, publicUrl, StartRefused, snapshotEnvironment } from "@/lib/core/env";
import { logError, outliveReaders } from "@/lib/core/log";
import { orderlyShutdown } from "@/lib/core/shutdown";
import { startProblem } from "@/lib/core/start-problem";
import { createWorkInHand } from "@/lib/core/work-in-hand";
import { prepareDemo } from "@/lib/demo/prepare-demo";
import { isMalformed, malformedAddress } from "@/lib/http/malformed-address";
import { serveDirectly } from "@/lib/http/node-listener";
import { unavailable } from "@/lib/http/unavailable";
import { captureRequest } from "@/lib/inspectors/capture-request";
import { startSampling } from "@/lib/metrics/history";
import { INSPECTOR_PATH } from "@/lib/net/inspector-pass";
import { receiveCall } from "@/lib/requests/receive-call";

/** Steps in hand may take this long to end when the server is stopped: a webhook's own deadline. */
const STOP_GRACE_MS = 12_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Calls in hand may take this long to be answered then; after that they find no database. */
const ANSWER_GRACE_MS = 5_000;
/** Longer than senders and proxies keep idle connections, so that it is them who close. */
const KEEP_ALIVE_MS = 75_000;

type PageHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

outliveReaders();
snapshotEnvironment();
const shutdown = orderlyShutdown();

try {
  await shutdown.start(start);
} catch (error) {
  console.error(startProblem(error) ?? error);
  shutdown.stop(1);
}

/** Starts everything in the order in which it is needed; it is stopped in the other. */
async function start(): Promise<void> {
  const { PORT, HOST, PATCHBAY_DATA_DIR, PATCHBAY_EXECUTOR } = env();
  const database = await startDatabase();
  shutdown.onStop(database.close);
  await migrateDatabase(database.target);
  connectDatabase(database.target);
  shutdown.onStop(closeDatabase);
  await listenToSignals();
  shutdown.onStop(stopListening);
  await startHost({ executes: PATCHBAY_EXECUTOR === "on" });
  shutdown.onStop(() => stopHost(STOP_GRACE_MS));
  const endSampling = startSampling();
  shutdown.onStop(async () => endSampling());
  const welcome = database.isEmbedded ? await prepareDemo(PATCHBAY_DATA_DIR) : null;

  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS });
  const isDevelopment = process.env.NODE_ENV === "development";
  const app = next({ dev: isDevelopment, hostname: HOST ?? "localhost", port: PORT, httpServer: server });
  await app.prepare();
  await serve(server, app.getRequestHandler());
  announceHost();
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
    await callsInHand.ended(ANSWER_GRACE_MS);
  });
}

const callsInHand = createWorkInHand();

/** Answers before Next, and is waited for when the server is stopped. */
function answer(...call: Parameters<typeof serveDirectly>): void {
  void callsInHand.hold(serveDirectly(...call));
}

/** Agent webhooks and inspectors are answered before Next: a route handler costs fifty times as much. */
function route(incoming: IncomingMessage, outgoing: ServerResponse, handlePage: PageHandler): void {
  const path = incoming.url?.split("?")[0] ?? "/";
  const hook = /^\/hooks(?:\/(.*?))?\/?$/.exec(path);
  if (hook) {
    answer(incoming, outgoing, (request) => receiveCall(request, hook[1] ?? ""));
  } else if (path.startsWith(INSPECTOR_PATH)) {
    answer(incoming, outgoing, (request) => captureRequest(request, path));
  } else if (isMalformed(path)) {
    answer(incoming, outgoing, malformedAddress);
  } else {
    incoming.headers[ASKED_PATH] = incoming.url;
    handlePage(incoming, outgoing).catch((error) => logError("A page could not be answered.", error));
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
