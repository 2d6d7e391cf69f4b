import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import type { DatabaseTarget, Sql } from "@/db/client";

/** As the lock of db/migrate.ts, any number that nobody else uses. */
const SERVER_LOCK = 73783725;
/** PostgreSQL notices the closed connection of a killed server within milliseconds. */
const GRACE_MS = 2_000;
const RETRY_MS = 100;
const CONNECT_TIMEOUT_S = 5;
/** PostgreSQL cuts a longer `application_name`. */
const MAX_NAME_BYTES = 63;
const SESSION_NAME = /^patchbay (\d+) [0-9a-f]+ (.+)$/;

export type ServerLock = { release(): Promise<void> };

type LockOptions = {
  /** Our address, for the message of a second server. */
  url: string;
  /** Another server got the lock while PostgreSQL or our connection was away; we have it no more. */
  onLost: (heldBy: string) => void;
};

/**
 * Makes this process the one server of its database, or says which one is: `process 4711 at
 * http://localhost:3000`. The lock belongs to a connection of its own, so it vanishes with a killed
 * server. When PostgreSQL restarts, the lock is taken again as soon as possible. Should another server
 * be quicker, `onLost` is called, once; this process then has to stop serving.
 *
 * Does not work through a pooler such as PgBouncer in transaction mode, which lends connections out.
 *
 * @throws what the driver throws when the database cannot be reached
 */
export async function holdServerLock(
  target: DatabaseTarget,
  { url, onLost }: LockOptions,
): Promise<ServerLock | { heldBy: string }> {
  const keeper = new LockKeeper(target, url, onLost);
  const deadline = performance.now() + GRACE_MS;
  for (;;) {
    const holder = await keeper.take();
    if (holder === null) return { release: () => keeper.release() };
    if (performance.now() > deadline) return { heldBy: inWords(holder) };
    await pause(RETRY_MS);
  }
}

/** The session that has the lock, or the search for one. */
class LockKeeper {
  private readonly name: string;
  private session: Sql | null = null;
  private isReleased = false;

  constructor(
    private readonly target: DatabaseTarget,
    url: string,
    private readonly onLost: (heldBy: string) => void,
  ) {
    // The random part tells us from a namesake: in containers every server is process 1.
    this.name = shorten(`patchbay ${process.pid} ${randomBytes(3).toString("hex")} ${url}`);
  }

  /** Takes the lock on a new session. Returns null, or the name of the session that has it. */
  async take(): Promise<string | null> {
    const session: Sql = openSession(this.target, this.name, () => {
      if (this.session === session) void this.retake();
    });
    let isKept = false;
    try {
      const holder = await lockOrAsk(session);
      isKept = holder === null && !this.isReleased;
      if (isKept) this.session = session;

      return holder;
    } finally {
      if (!isKept) await session.end({ timeout: 1 });
    }
  }

  async release(): Promise<void> {
    this.isReleased = true;
    const { session } = this;
    this.session = null;
    await session?.end({ timeout: 1 });
  }

  /** Called when the session is closed, and the lock gone with it. */
  private async retake(): Promise<void> {
    // The driver would connect this session again, without the lock.
    const closed = this.session;
    this.session = null;
    await closed?.end({ timeout: 1 });

    while (!this.isReleased && !(await this.isSettled())) await pause(RETRY_MS);
  }

  private async isSettled(): Promise<boolean> {
    try {
      const holder = await this.take();
      // PostgreSQL may not have noticed yet that our own last connection is dead.
      if (holder === this.name) return false;
      if (holder !== null && !this.isReleased) this.onLost(inWords(holder));

      return true;
    } catch {
      // Not up yet. Whether it comes back is the business of whoever keeps it running.
      return false;
    }
  }
}

function openSession(target: DatabaseTarget, name: string, onclose: () => void): Sql {
  const options = {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_S,
    // The driver's default closes a connection after half an hour, and the lock would be gone.
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => {},
    onclose,
    connection: { application_name: name },
  };

  return "url" in target ? postgres(target.url, options) : postgres({ ...target, ...options });
}

async function lockOrAsk(session: Sql): Promise<string | null> {
  for (;;) {
    const [attempt] = await session<{ isLocked: boolean }[]>`
      select pg_try_advisory_lock(${SERVER_LOCK}::bigint) as "isLocked"`;
    if (attempt?.isLocked) return null;

    const [holder] = await session<{ name: string | null }[]>`
      select activity.application_name as name
      from pg_locks as lock join pg_stat_activity as activity using (pid)
      where lock.locktype = 'advisory' and lock.granted
        and lock.classid = 0 and lock.objid = ${SERVER_LOCK}::oid and lock.objsubid = 1
        and lock.database = (select oid from pg_database where datname = current_database())`;
    // Nobody: it was let go between the two questions.
    if (holder) return holder.name ?? "";
  }
}

/** A session's name for people. */
function inWords(name: string): string {
  const [, pid, url] = SESSION_NAME.exec(name) ?? [];

  return pid && url ? `process ${pid} at ${url}` : "another program";
}

/** In the form that PostgreSQL keeps, so that we know our own name again. */
function shorten(name: string): string {
  return name.replace(/[^ -~]/g, "?").slice(0, MAX_NAME_BYTES);
}
