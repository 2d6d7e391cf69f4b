import { setTimeout as pause } from "node:timers/promises";
import { openSql, type Sql } from "@/db/client";
import type { CallingStep, CrashWorld } from "./world";

const POLL_MS = 20;
const REACH_WITHIN_MS = 60_000;

/**
 * A moment in the life of a run at which the server is killed. There is no hook for it in the product: a
 * lock that we hold on a table makes a statement wait, so that the kill cannot miss it.
 */
type NamedPoint = {
  name: string;
  /** What it waits for: our lock, or nothing where the kill comes with the arrival itself. */
  hold: { table: string; mode: "share" | "access exclusive" } | null;
  /** When the lock is taken: before the call, or when this step of it has arrived, before the answer. */
  from: "the call" | CallingStep;
  /** What becomes of the call itself before the kill. */
  call: "accepted" | "cut off";
  /** Whether the request of that step is on its way at that moment, and will be repeated. */
  isInFlight: boolean;
  /** In the short form, too. */
  isShort: boolean;
};

const SETTLING = { call: "accepted", isInFlight: false } as const;
const FLYING = { call: "accepted", isInFlight: true } as const;

export const NAMED_POINTS: readonly NamedPoint[] = [
  {
    name: "before the call is committed",
    hold: { table: "runs", mode: "share" },
    from: "the call",
    call: "cut off",
    isInFlight: false,
    isShort: true,
  },
  {
    name: "after the commit, before the dispatch",
    hold: { table: "host_memos", mode: "access exclusive" },
    from: "the call",
    ...SETTLING,
    isShort: true,
  },
  {
    name: "after the message, before its checkpoint",
    hold: { table: "host_memos", mode: "share" },
    from: "the call",
    ...SETTLING,
    isShort: false,
  },
  {
    name: "before the request is noted",
    hold: { table: "delivery_attempts", mode: "share" },
    from: "the call",
    ...SETTLING,
    isShort: false,
  },
  { name: "with the request arrived", hold: null, from: "out", ...FLYING, isShort: true },
  {
    name: "with a request arrived that its run does not wait for",
    hold: null,
    from: "later",
    ...FLYING,
    isShort: true,
  },
  {
    name: "after the answer, before it is noted",
    hold: { table: "delivery_attempts", mode: "share" },
    from: "out",
    ...FLYING,
    isShort: false,
  },
  {
    name: "after the answer is noted, before the checkpoint",
    hold: { table: "host_memos", mode: "share" },
    from: "out",
    ...SETTLING,
    isShort: true,
  },
  {
    name: "after the checkpoint, before the run is over",
    hold: { table: "runs", mode: "share" },
    from: "out",
    ...SETTLING,
    isShort: false,
  },
  {
    name: "after the run is over, before the settle",
    hold: { table: "host_waits", mode: "share" },
    from: "out",
    ...SETTLING,
    isShort: true,
  },
];

/** Where the server was killed, and what was not as it should be then. */
export type PointReport = { name: string; faults: string[] };

/** Kills the server exactly there, and starts it again. Leaves the recovery to whoever comes next. */
export async function killAt(world: CrashWorld, point: NamedPoint): Promise<PointReport> {
  const { name, hold, from, call } = point;
  const { target } = await world.cluster();
  const sql = openSql(target, { max: 2 });
  const unansweredBefore = world.unanswered.size;
  let accepted: Promise<string[]>;
  try {
    let release = from === "the call" && hold ? await lockTable(sql, hold) : async () => {};
    const { arrived, letGo } = world.holdNext(from === "the call" ? null : from);
    accepted = world.load(1, 0);
    if (from !== "the call") {
      await within(arrived, name);
      if (hold) release = await lockTable(sql, hold);
      if (hold) letGo();
    }
    if (hold) await within(someoneWaits(sql, hold), name);
    if (call === "accepted") await within(accepted, name);
    await world.server.kill();
    letGo();
    if (hold) await endWaiting(sql);
    await release();
  } finally {
    await sql.end({ timeout: 1 });
  }
  const inFlight = await world.noteInFlight();
  await world.server.start();
  const [id = ""] = await accepted;
  const runId = world.accepted.get(id)?.runId;
  const watched = from === "the call" ? "out" : from;
  const isInFlight = inFlight.some((attempt) => attempt.runId === runId && attempt.step === watched);

  return { name, faults: pointFaults(point, isInFlight, world.unanswered.size > unansweredBefore) };
}

function pointFaults(point: NamedPoint, isInFlight: boolean, isCutOff: boolean): string[] {
  const { name } = point;
  const state = isInFlight ? "was" : "was not";

  return [
    ...(isInFlight === point.isInFlight ? [] : [`Killed ${name}, a request ${state} on its way.`]),
    ...(isCutOff && point.call === "accepted" ? [`Killed ${name}, the call was cut off.`] : []),
  ];
}

type Hold = NonNullable<NamedPoint["hold"]>;

async function lockTable(sql: Sql, { table, mode }: Hold): Promise<() => Promise<void>> {
  const connection = await sql.reserve();
  await connection.unsafe(`begin; lock table ${table} in ${mode} mode`);

  return async () => {
    await connection.unsafe("rollback");
    connection.release();
  };
}

/** Until the statement that is meant has come to our lock: the only one that is made then of this table. */
async function someoneWaits(sql: Sql, { table }: Hold): Promise<void> {
  for (;;) {
    const waiting = await sql`
      select from pg_locks where relation = ${table}::regclass and not granted`;
    if (waiting.length > 0) return;
    await pause(POLL_MS);
  }
}

/** PostgreSQL would let them finish: it notices that nobody is left to answer only then. */
async function endWaiting(sql: Sql): Promise<void> {
  await sql`
    select pg_terminate_backend(pid, 10000) from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`;
}

async function within<Result>(reached: Promise<Result>, name: string): Promise<Result> {
  const ending = new AbortController();
  const late = pause(REACH_WITHIN_MS, undefined, { signal: ending.signal }).then(() => {
    throw new Error(`The server was not caught ${name}.`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([reached, late]);
  } finally {
    ending.abort();
  }
}
