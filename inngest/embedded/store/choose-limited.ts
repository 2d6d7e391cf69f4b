import type { SqlExecutor } from "@/db/client";
import type { HostFunction } from "../protocol";
import { iso } from "./iso";

/** Keys looked at in one claim. With more of them, the next claim goes on after these. */
const MAX_SLOTS = 200;
/** Any number that no other advisory lock of ours has. */
const CLAIM_LOCK = 7_238_114;

/** Where the next claim goes on among the keys. Belongs to one process. */
export type SlotTurn = { after: string };

type LimitedClaim = {
  functions: readonly HostFunction[];
  limit: number;
  nowMs: number;
  turn: SlotTurn;
};

type Candidate = { id: string; slot_b: string | null };

/**
 * Which due jobs of functions with concurrency rules may run now, the keys taking turns. To be called
 * in the transaction that claims them: until it ends, nobody else counts.
 */
export async function chooseLimited(
  tx: SqlExecutor,
  { functions, limit, nowMs, turn }: LimitedClaim,
): Promise<string[]> {
  await tx`select pg_advisory_xact_lock(${CLAIM_LOCK})`;
  const slots = await busySlots(tx, turn);
  if (slots.length === 0) return [];

  const limits = functions.flatMap(({ id, concurrency }) =>
    concurrency.map((rule, index) => ({ prefix: `${id}:${index}:`, limit: rule.limit })),
  );
  const limitOf = (slot: string) => limits.find(({ prefix }) => slot.startsWith(prefix))?.limit ?? 0;
  const known = slots.filter((slot) => limitOf(slot) > 0);
  const candidates = await tx<Candidate[]>`
    select job.id, job.slot_b
    from unnest(${known}::text[], ${known.map(limitOf)}::int[]) as slot (name, max),
      lateral (select count(*) as held from host_jobs where slot_a = slot.name and lease is not null
        and leased_until >= now()) as now_held,
      lateral (
        select id, slot_b, due_at, row_number() over (order by due_at, id) as turn from (
          select id, slot_b, due_at from host_jobs
          where slot_a = slot.name and kind = 'call' and due_at <= ${iso(nowMs)}::timestamptz
            and (lease is null or leased_until < now())
          order by due_at, id limit greatest(slot.max - now_held.held, 0) for update skip locked
        ) as free
      ) as job
    order by now_held.held + job.turn, job.due_at, job.id`;

  return withinSecondRule(tx, candidates, limitOf, limit);
}

/** The next keys that have jobs: each is found by one step down the index, however many jobs it has. */
async function busySlots(tx: SqlExecutor, turn: SlotTurn): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    with recursive slots (name) as (
      (select slot_a from host_jobs where slot_a > ${turn.after} order by slot_a limit 1)
      union all
      select (select slot_a from host_jobs where slot_a > slots.name order by slot_a limit 1)
      from slots where slots.name is not null
    )
    select name from slots where name is not null limit ${MAX_SLOTS}`;
  const isWholeTurn = turn.after === "" && rows.length < MAX_SLOTS;
  turn.after = isWholeTurn ? "" : (rows.at(-1)?.name ?? "");

  return rows.map(({ name }) => name);
}

/** The second rule of a function holds as well: its jobs are counted one by one. */
async function withinSecondRule(
  tx: SqlExecutor,
  candidates: readonly Candidate[],
  limitOf: (slot: string) => number,
  limit: number,
): Promise<string[]> {
  const slots = [...new Set(candidates.flatMap(({ slot_b }) => slot_b ?? []))];
  const counts = await tx<{ slot_b: string; held: number }[]>`
    select slot_b, count(*)::int as held from host_jobs
    where slot_b = any(${slots}) and lease is not null and leased_until >= now() group by slot_b`;
  const held = new Map(counts.map((row) => [row.slot_b, row.held]));
  const chosen: string[] = [];
  for (const { id, slot_b } of candidates) {
    if (chosen.length === limit) break;
    if (slot_b !== null) {
      const count = held.get(slot_b) ?? 0;
      if (count >= limitOf(slot_b)) continue;
      held.set(slot_b, count + 1);
    }
    chosen.push(id);
  }

  return chosen;
}
