import { realpath } from "node:fs/promises";
import path from "node:path";
import type { DatabaseTarget } from "@/db/client";
import { findBinaries, findPackage } from "./binaries";
import { placeCluster, recordMade } from "./cluster-place";
import { prepareDataDir } from "./data-dir";
import { DATABASE, initCluster, USERNAME } from "./init-cluster";
import type { Installation, PostgresSettings } from "./installation";
import { logFileOf, trimLog } from "./log-file";
import { postgresUser } from "./os-user";
import { PORT } from "./postmaster-file";
import { chooseSocketDir } from "./socket-dir";
import { startPostmaster } from "./start-postmaster";
import { stopPostmaster } from "./stop-postmaster";

export type ClusterOptions = {
  /** Ours; made if need be. PostgreSQL's files are in it, or beside it: see cluster-place.ts. */
  dataDir: string;
  /** Gets plain sentences for whoever watches the start. */
  say: (sentence: string) => void;
  /** Settings over ours. For scratch databases only: `fsync=off` loses data. */
  settings?: PostgresSettings;
};

export type Cluster = {
  target: Extract<DatabaseTarget, { host: string }>;
  /** PGDATA. */
  clusterDir: string;
  logFile: string;
  /** Whether PostgreSQL ran before: after a crash of its server, or because that still runs. */
  isAdopted: boolean;
  /** Starts PostgreSQL again, at the same address, if it has died. */
  restart(): Promise<void>;
  /** Keeps the log below 5 MB or so. */
  trimLog(): Promise<void>;
  /**
   * Stops PostgreSQL for everybody and waits until it is gone. For the server that owns it: a script
   * or a worker just ends.
   */
  stop(): Promise<void>;
};

/**
 * Makes sure that the embedded PostgreSQL runs, and says where: makes a new cluster in an empty data
 * directory, adopts one that runs, starts one that does not, whatever a crash has left behind.
 * Several processes may call this at once.
 *
 * There is no TCP and no password: whoever may enter its private socket directory is in. That is
 * PostgreSQL's user and root; so where we run as root, anything else that runs as `nobody` is in too.
 *
 * @throws StartRefused when there can be no PostgreSQL here, or it does not start
 */
export async function ensureCluster({ dataDir, say, settings = {} }: ClusterOptions): Promise<Cluster> {
  const installed = findPackage();
  const realDataDir = await prepareDataDir(dataDir);
  const user = await postgresUser(realDataDir);
  const place = await placeCluster(realDataDir, user, say);
  const binDir = await findBinaries(installed, user, path.dirname(place.clusterDir));
  const logFile = logFileOf(realDataDir);
  await trimLog(logFile);
  const means = { binDir, logFile, user, settings, say };
  await initCluster({ clusterDir: place.clusterDir, ...means }, place.isMade);
  if (!place.isMade) await recordMade(realDataDir);

  // Somebody may have moved PGDATA to another disk and left a link.
  const clusterDir = await realpath(place.clusterDir);
  const installation: Installation = { clusterDir, ...means };
  const { socketDir, isAdopted } = await startPostmaster(
    installation,
    await chooseSocketDir(clusterDir, user),
  );

  return {
    target: { host: socketDir, port: PORT, username: USERNAME, database: DATABASE },
    clusterDir,
    logFile,
    isAdopted,
    restart: () => restart(installation, socketDir),
    trimLog: () => trimLog(logFile),
    stop: () => stopPostmaster(clusterDir),
  };
}

async function restart(installation: Installation, socketDir: string): Promise<void> {
  const running = await startPostmaster(installation, socketDir);
  // Started by a process with another TMPDIR. Our pool would go on looking for it where it was.
  if (running.socketDir !== socketDir) {
    throw new Error(`PostgreSQL now listens in ${running.socketDir}. Start Patchbay again.`);
  }
}
