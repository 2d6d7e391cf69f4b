import { realpath } from "node:fs/promises";
import type { DatabaseTarget } from "@/db/client";
import { StartRefused } from "@/lib/core/env";
import { findCluster } from "./cluster-place";
import { unless } from "./error-code";
import { DATABASE, USERNAME } from "./init-cluster";
import { findPostmaster, PORT } from "./postmaster-file";

/**
 * Where the embedded PostgreSQL of this data directory listens: for workers and scripts, which use it
 * while its server runs and neither start nor stop it.
 *
 * @throws StartRefused when none runs
 */
export async function joinCluster(dataDir: string): Promise<DatabaseTarget> {
  const clusterDir = await findCluster(dataDir);
  if (clusterDir === null) throw notRunning(dataDir);
  const realDir = await unless(["ENOENT"], realpath(clusterDir), clusterDir);
  const running = await findPostmaster(realDir);
  if (!running?.isReady) throw notRunning(dataDir);

  return { host: running.socketDir, port: PORT, username: USERNAME, database: DATABASE };
}

function notRunning(dataDir: string): StartRefused {
  return new StartRefused(
    `No Patchbay runs on the data directory ${dataDir}. A worker joins the database of a running one: start that with \`npm start\` first, or set PATCHBAY_DATA_DIR to its directory, or DATABASE_URL to a PostgreSQL of your own.`,
  );
}
