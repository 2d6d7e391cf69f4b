import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { StartRefused } from "@/lib/core/env";
import type { Installation } from "./installation";
import { readLog } from "./log-file";
import { findPostmaster, type Postmaster, removeWrecks, socketFile, stalePid } from "./postmaster-file";
import { probe } from "./probe";
import { listenDirs, makeSocketDir, removeSocketDir } from "./socket-dir";
import { type SpawnedPostmaster, spawnPostmaster } from "./spawn-postmaster";

const POLL_MS = 20;
/** Recovery after a crash may take minutes on a slow disk. */
const START_TIMEOUT_MS = 10 * 60_000;
const SAY_AFTER_MS = 5_000;
/** How long a PostgreSQL that calls itself ready may fail to answer. */
const DEAF_TIMEOUT_MS = 10_000;
/** Longer than one that starts beside us takes from its socket to its `postmaster.pid`. */
const ELSEWHERE_TIMEOUT_MS = 2_000;
/** How long the remains of a killed PostgreSQL, or another starter, may stand in the way. */
const IN_THE_WAY_TIMEOUT_MS = 30_000;
const RETRY_MS = 200;
const MAX_FAILURES = 3;

/** The messages of PostgreSQL when a lock of another process, which may be dying, stops it. */
const IN_THE_WAY = /lock file|shared memory block/;

type RunningPostmaster = { pid: number; socketDir: string; isAdopted: boolean };

/**
 * Makes sure that PostgreSQL runs on this cluster and takes connections. One that runs already is
 * adopted; one that is starting, recovering or stopping is waited for; else one is started. Several
 * processes may do this at once.
 *
 * @param socketDir where one that we start shall listen; an adopted one may listen elsewhere
 * @throws StartRefused with PostgreSQL's own words when it does not start
 */
export async function startPostmaster(
  installation: Installation,
  socketDir: string,
): Promise<RunningPostmaster> {
  const attempt = new StartAttempt(installation, socketDir);
  for (;;) {
    const running = await findPostmaster(installation.clusterDir);
    if (running?.isReady && (await attempt.isAnswering(running))) {
      return { ...running, isAdopted: running.pid !== attempt.ownPid };
    }
    if (!running) await attempt.spawnIfNeeded();
    attempt.checkTime();
    await pause(POLL_MS);
  }
}

/** What one call of {@link startPostmaster} has seen so far. Times are of the monotonic clock. */
class StartAttempt {
  private readonly startedAt = performance.now();
  private child: SpawnedPostmaster | null = null;
  private failures = 0;
  private deafSince: number | null = null;
  private elsewhereSince: number | null = null;
  private hasSaidSo = false;

  constructor(
    private readonly installation: Installation,
    private readonly socketDir: string,
  ) {}

  get ownPid(): number | null {
    return this.child?.pid ?? null;
  }

  async isAnswering({ pid, socketDir }: Postmaster): Promise<boolean> {
    const { answer, cause } = await probe(socketDir, this.installation.clusterDir);
    if (answer !== "deaf") {
      this.deafSince = null;
      return answer === "ready";
    }

    this.deafSince ??= performance.now();
    if (performance.now() - this.deafSince < DEAF_TIMEOUT_MS) return false;
    throw new StartRefused(
      `PostgreSQL runs (process ${pid}), but does not answer in ${socketDir}. Stop it with "kill -INT ${pid}" and start again.`,
      { cause },
    );
  }

  async spawnIfNeeded(): Promise<void> {
    const { child, installation, socketDir } = this;
    if (child && !child.hasEnded()) return;
    if (child) await this.judgeFailure(child);
    if (await this.isServedElsewhere()) return;

    await makeSocketDir(socketDir, installation.user);
    await removeWrecks(installation.clusterDir, listenDirs(installation.clusterDir, socketDir));
    const stale = await stalePid(installation.clusterDir);
    this.child = await spawnPostmaster(installation, { socketDir, stalePid: stale });
  }

  checkTime(): void {
    const elapsedMs = performance.now() - this.startedAt;
    if (elapsedMs > START_TIMEOUT_MS) {
      throw new StartRefused(
        `PostgreSQL is not ready after ten minutes. ${this.installation.logFile} may say why.`,
      );
    }
    if (elapsedMs < SAY_AFTER_MS || this.hasSaidSo) return;

    this.hasSaidSo = true;
    this.installation.say(
      "Waiting for the database. After a crash it checks its files first, which can take a few minutes.",
    );
  }

  /** Throws unless it is worth while to try again. */
  private async judgeFailure({ logOffset, error }: SpawnedPostmaster): Promise<void> {
    this.failures++;
    const { logFile } = this.installation;
    const words = error()?.message ?? (await readLog(logFile, logOffset));
    const elapsedMs = performance.now() - this.startedAt;
    const mayPass = IN_THE_WAY.test(words) ? elapsedMs < IN_THE_WAY_TIMEOUT_MS : this.failures < MAX_FAILURES;
    if (!mayPass) {
      await removeSocketDir(this.socketDir);
      throw new StartRefused(`PostgreSQL does not start. Its last words, from ${logFile}:\n${words}`);
    }
    await pause(RETRY_MS);
  }

  /**
   * Whether a PostgreSQL of another container that shares our directory is running on it. We cannot
   * see its process, and its shared memory does not stop ours, so two would ruin the data. But a
   * socket in a shared directory is shared as well.
   */
  private async isServedElsewhere(): Promise<boolean> {
    const { clusterDir } = this.installation;
    const isShared = listenDirs(clusterDir, this.socketDir).includes(clusterDir);
    if (!isShared || !(await acceptsConnections(socketFile(clusterDir)))) {
      this.elsewhereSince = null;
      return false;
    }

    // It may also be one of this machine that has come up since we looked for it.
    this.elsewhereSince ??= performance.now();
    if (performance.now() - this.elsewhereSince < ELSEWHERE_TIMEOUT_MS) return true;
    throw new StartRefused(
      `The database in ${clusterDir} is in use by another container, or was moved while it ran. Stop that one first: two at once would damage the data.`,
    );
  }
}

function acceptsConnections(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(file);
    const finish = (isListening: boolean) => {
      socket.destroy();
      resolve(isListening);
    };
    socket.on("connect", () => finish(true));
    socket.on("error", () => finish(false));
  });
}
