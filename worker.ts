import { closeDatabase, connectDatabase, type DatabaseTarget } from "@/db/client";
import { keptSecret } from "@/db/embedded/app-secret";
import { joinCluster } from "@/db/embedded/join-cluster";
import { migrateDatabase } from "@/db/migrate";
import { requireDatabase } from "@/db/require-database";
import { listenToSignals, stopListening } from "@/db/signals";
import { isEmbedded } from "@/inngest/client";
import { startHost, stopHost } from "@/inngest/start-host";
import { env, provideSecret, StartRefused, snapshotEnvironment } from "@/lib/core/env";
import { outliveReaders } from "@/lib/core/log";
import { orderlyShutdown } from "@/lib/core/shutdown";
import { startProblem } from "@/lib/core/start-problem";

/** As server.ts: steps in hand may take this long to end. */
const STOP_GRACE_MS = 12_000;

outliveReaders();
snapshotEnvironment();
const shutdown = orderlyShutdown();

try {
  await shutdown.start(start);
} catch (error) {
  console.error(startProblem(error) ?? error);
  shutdown.stop(1);
}

/** The executor without the web: it shares the work of one database with whoever else runs one. */
async function start(): Promise<void> {
  if (!isEmbedded()) throw nothingToDo();
  const target = await findDatabase();
  await migrateDatabase(target);
  connectDatabase(target);
  shutdown.onStop(closeDatabase);
  await listenToSignals();
  shutdown.onStop(stopListening);
  await startHost();
  shutdown.onStop(() => stopHost(STOP_GRACE_MS));
  process.stdout.write(`Patchbay worker ${process.pid} is ready.\n`);
}

async function findDatabase(): Promise<DatabaseTarget> {
  const { DATABASE_URL, PATCHBAY_DATA_DIR, PATCHBAY_SECRET } = env();
  if (DATABASE_URL) await requireDatabase(DATABASE_URL);
  const target = DATABASE_URL ? { url: DATABASE_URL } : await joinCluster(PATCHBAY_DATA_DIR);
  if (!PATCHBAY_SECRET) provideSecret(await keptSecret(PATCHBAY_DATA_DIR));

  return target;
}

function nothingToDo(): StartRefused {
  return new StartRefused(
    "With Inngest there is nothing for a worker to do: it calls the functions of the web processes. Start more of those, or unset the INNGEST_ variables to run on the embedded executor.",
  );
}
