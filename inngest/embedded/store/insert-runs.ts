import type { Sql, SqlExecutor } from "@/db/client";
import { newId } from "@/lib/core/ids";
import { awaitedValue, isTrue, keyText, leafTexts } from "../expressions";
import { momentOf } from "../moments";
import type { HostEvent, HostFunction } from "../protocol";
import { endWaits, type Waiting } from "./end-waits";
import { iso } from "./iso";

/** The step of a run that a new one returns to. */
type Parent = { runId: string; stepId: string };

type NewRun = { event: HostEvent; definition: HostFunction; parent: Parent | null };

/**
 * Queues a run of every function that these events trigger, and lets go on or cancels the runs that
 * wait for them: all of it in the caller's transaction, or in one of its own. An event id that was
 * seen in the last day starts nothing again.
 */
export async function insertEvents(
  sql: Sql | SqlExecutor,
  functions: readonly HostFunction[],
  events: readonly HostEvent[],
  nowMs: number,
): Promise<void> {
  if (events.length === 0) return;

  const runs = events.flatMap((event) =>
    functions
      .filter((definition) => isTriggeredBy(definition, event))
      .map((definition) => ({ event, definition, parent: null })),
  );
  await insertRuns(sql, runs, events, nowMs);
}

/** Queues a run of one function, for its schedule or for a step that waits for what it returns. */
export async function insertRun(sql: Sql | SqlExecutor, run: NewRun, nowMs: number): Promise<void> {
  await insertRuns(sql, [run], [], nowMs);
}

async function insertRuns(
  sql: Sql | SqlExecutor,
  runs: readonly NewRun[],
  events: readonly HostEvent[],
  nowMs: number,
): Promise<void> {
  // Most runs need a single statement; what needs several gets a transaction.
  const isSimple = runs.every(({ definition }) => !definition.idempotency && !definition.cancelOn.length);
  if (isSimple) {
    const waiting = await writeRuns(sql, runs, events, nowMs);
    if (waiting.length > 0) await together(sql, (tx) => endWaits(tx, waiting, events, nowMs));
    return;
  }

  await together(sql, async (tx) => {
    await freeIdempotencyKeys(tx, runs, nowMs);
    const waiting = await writeRuns(tx, runs, events, nowMs);
    await writeCancels(tx, runs, nowMs);
    await endWaits(tx, waiting, events, nowMs);
  });
}

/** Answers which runs may wait for these events. */
async function writeRuns(
  sql: SqlExecutor,
  runs: readonly NewRun[],
  events: readonly HostEvent[],
  nowMs: number,
): Promise<Waiting[]> {
  const column = (pick: (run: NewRun) => string | null) => runs.map(pick);

  return sql<Waiting[]>`
    with input as (
      select * from unnest(
        ${column(runId)}::text[], ${column(({ definition }) => definition.id)}::text[],
        ${column(({ event }) => JSON.stringify(event))}::text[], ${column(() => newId("job"))}::text[],
        ${column((run) => slotOf(run, 0))}::text[], ${column((run) => slotOf(run, 1))}::text[],
        ${column(idempotencyKey)}::text[], ${column(({ parent }) => parent?.runId ?? null)}::text[],
        ${column(({ parent }) => parent?.stepId ?? null)}::text[]
      ) as t (run_id, function_id, event, job_id, slot_a, slot_b, idempotency_key, parent_run_id, parent_step_id)
    ), fresh as (
      insert into host_runs (id, function_id, event, slot_a, slot_b, idempotency_key, parent_run_id,
        parent_step_id, created_at)
      select run_id, function_id, event, slot_a, slot_b, idempotency_key, parent_run_id, parent_step_id,
        ${iso(nowMs)}::timestamptz
      from input on conflict do nothing returning id
    ), queued as (
      insert into host_jobs (id, run_id, function_id, slot_a, slot_b, due_at)
      select input.job_id, input.run_id, input.function_id, input.slot_a, input.slot_b, ${iso(nowMs)}::timestamptz
      from input join fresh on fresh.id = input.run_id
    )
    select wait.id, wait.run_id as "runId", wait.step_id as "stepId", wait.event_name as "eventName",
      wait.expression, wait.match_value as "matchValue", run.event
    from host_waits wait join host_runs run on run.id = wait.run_id
    where wait.event_name = any(${events.map(({ name }) => name)}::text[])
      and (wait.match_value is null or wait.match_value = any(${events.flatMap(leafTexts)}::text[]))
      and (wait.expires_at is null or wait.expires_at > ${iso(nowMs)}::timestamptz)
    order by wait.run_id, wait.id`;
}

/** A key holds for a day from the start of its run on. */
async function freeIdempotencyKeys(sql: SqlExecutor, runs: readonly NewRun[], nowMs: number): Promise<void> {
  const keyed = runs.filter(({ definition }) => definition.idempotency);
  if (keyed.length === 0) return;

  await sql`
    update host_runs set idempotency_key = null
    from unnest(${keyed.map(({ definition }) => definition.id)}::text[], ${keyed.map(idempotencyKey)}::text[])
      as t (function_id, idempotency_key)
    where host_runs.function_id = t.function_id and host_runs.idempotency_key = t.idempotency_key
      and host_runs.created_at <= ${iso(nowMs)}::timestamptz - interval '24 hours'`;
}

/** An event that comes again finds its run's rules there already. */
async function writeCancels(sql: SqlExecutor, runs: readonly NewRun[], nowMs: number): Promise<void> {
  for (const run of runs) {
    for (const [index, { event, expression, timeout }] of run.definition.cancelOn.entries()) {
      const matchValue = expression && awaitedValue(expression, run.event);
      const expiresAt = timeout && momentOf(timeout, nowMs);
      await sql`
        insert into host_waits (id, run_id, event_name, expression, match_value, expires_at)
        select ${`${runId(run)}:cancel:${index}`}, id, ${event}, ${matchValue ? null : expression}, ${matchValue},
          ${expiresAt ? expiresAt.toISOString() : null}::timestamptz
        from host_runs where id = ${runId(run)} and ended_at is null
        on conflict do nothing`;
    }
  }
}

function runId({ event, definition }: NewRun): string {
  return `${event.id}:${definition.id}`;
}

function slotOf({ event, definition }: NewRun, index: number): string | null {
  const rule = definition.concurrency[index];
  if (!rule) return null;

  return `${definition.id}:${index}:${rule.key === null ? "" : (keyText(rule.key, event) ?? "")}`;
}

function idempotencyKey({ event, definition }: NewRun): string | null {
  return definition.idempotency && keyText(definition.idempotency, event);
}

function isTriggeredBy({ triggers }: HostFunction, event: HostEvent): boolean {
  return triggers.some(
    (trigger) =>
      trigger.kind === "event" &&
      trigger.event === event.name &&
      (trigger.expression === null || isTrue(trigger.expression, { event })),
  );
}

/** Joins the caller's transaction, or makes one. */
async function together(sql: Sql | SqlExecutor, work: (tx: SqlExecutor) => Promise<void>): Promise<void> {
  if ("begin" in sql) await sql.begin((tx) => work(tx));
  else await work(sql);
}
