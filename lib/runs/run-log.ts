import { type SqlExecutor, sql, type Transaction } from "@/db/client";
import { signal } from "@/db/signals";
import { nowMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { type Json, stringifyJson } from "@/lib/core/json";
import type { Failure, RunStatus, StepStatus, Warning } from "@/lib/core/vocabulary";
import type { StepEnd, StepStart } from "@/lib/engine/node";
import { countRunEnd, countStepEnd } from "@/lib/metrics/record";
import type { LoadedRun } from "./load-run";
import { runSignal, runsSignal } from "./signals";

/** More than this of one input or output would make the log heavier than the run. */
const MAX_LOGGED_CHARS = 256 * 1024;
const PREVIEW_CHARS = 4 * 1024;

type StepRow = {
  id: string;
  key: string;
  position: number;
  nodeId: string;
  kind: string;
  name: string;
  sentence: string;
  status: StepStatus;
  port: string | null;
  input: string;
  output: string | null;
  error: string | null;
  warnings: string;
  mayHaveRunTwice: boolean;
  startedAt: string;
  finishedAt: string | null;
  waitingUntil: string | null;
};

export type RunLog = ReturnType<typeof createRunLog>;

/**
 * The log of one execution of a run. It collects what happens in memory; {@link RunLog.write} puts it
 * into a transaction that commits anyway, so that the log of a step costs no commit of its own.
 */
export function createRunLog(run: LoadedRun) {
  const known = new Map(run.steps.map((step) => [step.key, step]));
  const rows = new Map<string, StepRow>();
  const unwritten = new Set<string>();
  // The first write may come seconds later, with the first act.
  const startedAt = new Date(nowMs()).toISOString();
  let status: RunStatus = run.status === "queued" ? "running" : run.status;
  let waitingUntil: Date | null = null;
  let failure: Failure | null = null;
  let isRunWritten = run.status !== "queued";

  function begin(step: StepStart): void {
    const before = known.get(step.key);
    rows.set(step.key, {
      id: before?.id ?? newId("stp"),
      key: step.key,
      position: step.position,
      nodeId: step.nodeId,
      kind: step.kind,
      name: step.name,
      sentence: step.sentence,
      status: "running",
      port: null,
      input: loggable(step.input),
      output: null,
      error: null,
      warnings: stringifyJson(step.warnings),
      mayHaveRunTwice: false,
      startedAt: (before?.startedAt ?? new Date(nowMs())).toISOString(),
      finishedAt: null,
      waitingUntil: null,
    });
    if (!before) unwritten.add(step.key);
  }

  function end(step: StepEnd): void {
    update(step.key, {
      status: step.status,
      port: step.port,
      output: loggable(step.output),
      error: step.failure && stringifyJson(step.failure),
      warnings: stringifyJson(step.warnings satisfies Warning[]),
      finishedAt: new Date(nowMs()).toISOString(),
      waitingUntil: null,
    });
    // Written by an earlier execution already: its times are the true ones.
    if (isOver(known.get(step.key)?.status)) unwritten.delete(step.key);
  }

  /** The run now waits in this step, so that people see until when. */
  function wait(key: string, until: Date): void {
    update(key, { status: "waiting", waitingUntil: until.toISOString() });
    setStatus("waiting", until);
  }

  /** When a step began, for the first time: its wait counts from then. */
  function startedMs(key: string): number {
    return Date.parse(rowOf(key).startedAt);
  }

  /** This step acted outside, was interrupted, and acts again. */
  function markRepeated(key: string): void {
    update(key, { mayHaveRunTwice: true });
  }

  /** The run is at work again after a wait. */
  function resume(): void {
    if (status !== "running") setStatus("running", null);
  }

  function finish(result: { status: "succeeded" } | { status: "failed"; failure: Failure }): void {
    setStatus(result.status, null);
    failure = result.status === "failed" ? result.failure : null;
  }

  function update(key: string, change: Partial<StepRow>): void {
    Object.assign(rowOf(key), change);
    unwritten.add(key);
  }

  function rowOf(key: string): StepRow {
    const row = rows.get(key);
    if (!row) throw new Error(`Step ${key} has not begun.`);

    return row;
  }

  function setStatus(next: RunStatus, until: Date | null): void {
    status = next;
    waitingUntil = until;
    isRunWritten = false;
  }

  /** Writes what is new with the transaction. Whoever watches the run hears of it after the commit. */
  async function write(tx: Transaction): Promise<void> {
    const steps = unwrittenSteps();
    const isRunChanged = await writeStatement(tx.sql, steps);
    tx.afterCommit(() => announceWritten(steps, isRunChanged));
  }

  /** Writes what is new in a commit of its own. */
  async function save(): Promise<void> {
    const steps = unwrittenSteps();
    announceWritten(steps, await writeStatement(sql(), steps));
  }

  function unwrittenSteps(): StepRow[] {
    return [...unwritten].flatMap((key) => rows.get(key) ?? []);
  }

  /**
   * One statement, whatever there is to write: each costs a turn of the network and of the disk.
   *
   * @returns whether the run's own row was written; not if somebody else has ended it
   */
  async function writeStatement(executor: SqlExecutor, steps: StepRow[]): Promise<boolean> {
    if (isRunWritten) {
      if (steps.length > 0) await upsertSteps(executor, run, steps);
      return false;
    }
    const update = updateRun(executor, run, { status, startedAt, waitingUntil, failure });
    const { count } =
      steps.length === 0
        ? await update
        : await executor`with steps as (${upsertSteps(executor, run, steps)}) ${update}`;

    return count === 1;
  }

  function announceWritten(steps: StepRow[], isRunChanged: boolean): void {
    if (isRunChanged && (status === "succeeded" || status === "failed")) countRunEnd(status);
    for (const step of steps) {
      unwritten.delete(step.key);
      if (isOver(step.status)) countStepEnd(step.status);
    }
    if (!isRunWritten) signal(runsSignal(run.teamId));
    isRunWritten = true;
    signal(runSignal(run.id));
  }

  return { begin, end, wait, startedMs, markRepeated, resume, finish, write, save, known };
}

function upsertSteps(sql: SqlExecutor, run: LoadedRun, steps: StepRow[]) {
  const column = <Key extends keyof StepRow>(key: Key) => steps.map((step) => step[key]);
  const texts = (key: keyof StepRow) =>
    steps.map((step) => (typeof step[key] === "string" ? step[key].replaceAll("\u0000", "\u2400") : null));

  return sql`
    insert into run_steps (team_id, run_id, id, key, position, node_id, kind, name, sentence, status, port, input,
      output, error, warnings, may_have_run_twice, started_at, finished_at, waiting_until)
    select ${run.teamId}, ${run.id}, id, key, position, node_id, kind, name, sentence, status, port, input, output,
      error, warnings, may_have_run_twice::bool, started_at::timestamptz, finished_at::timestamptz,
      waiting_until::timestamptz
    from unnest(
      ${texts("id")}::text[], ${texts("key")}::text[], ${column("position")}::int[], ${texts("nodeId")}::text[],
      ${texts("kind")}::text[], ${texts("name")}::text[], ${texts("sentence")}::text[], ${texts("status")}::text[],
      ${texts("port")}::text[], ${texts("input")}::text[], ${texts("output")}::text[], ${texts("error")}::text[],
      ${texts("warnings")}::text[], ${column("mayHaveRunTwice").map(String)}::text[], ${texts("startedAt")}::text[],
      ${texts("finishedAt")}::text[], ${texts("waitingUntil")}::text[]
    ) as t (id, key, position, node_id, kind, name, sentence, status, port, input, output, error, warnings,
      may_have_run_twice, started_at, finished_at, waiting_until)
    on conflict (run_id, key) do update set status = excluded.status, port = excluded.port,
      output = excluded.output, error = excluded.error, warnings = excluded.warnings,
      may_have_run_twice = run_steps.may_have_run_twice or excluded.may_have_run_twice,
      finished_at = excluded.finished_at, waiting_until = excluded.waiting_until
    where run_steps.status in ('running', 'waiting')`;
}

type RunChange = {
  status: RunStatus;
  startedAt: string;
  waitingUntil: Date | null;
  failure: Failure | null;
};

function updateRun(
  sql: SqlExecutor,
  run: LoadedRun,
  { status, startedAt, waitingUntil, failure }: RunChange,
) {
  const now = new Date(nowMs()).toISOString();

  return sql`
    update runs set status = ${status}, waiting_until = ${waitingUntil?.toISOString() ?? null},
      started_at = coalesce(started_at, ${startedAt}::timestamptz),
      finished_at = case when ${status} in ('succeeded', 'failed') then ${now}::timestamptz end,
      error = ${failure && stringifyJson(failure)}
    where id = ${run.id} and team_id = ${run.teamId} and status in ('queued', 'running', 'waiting')`;
}

function loggable(value: Json): string {
  const text = stringifyJson(value);
  if (text.length <= MAX_LOGGED_CHARS) return text;

  return stringifyJson({ tooLargeForLog: true, chars: text.length, preview: text.slice(0, PREVIEW_CHARS) });
}

function isOver(status: StepStatus | undefined): boolean {
  return status === "succeeded" || status === "failed";
}
