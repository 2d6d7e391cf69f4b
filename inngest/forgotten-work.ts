import { sql } from "@/db/client";
import { APP_ID, isEmbedded } from "./client";
import { dispatchId, type EngineEvent } from "./events";

/** Work that is not over. */
export type OpenWork = {
  id: string;
  dispatch: number;
  /** Whether nobody has begun it. */
  isQueued: boolean;
  /** Until when it has nothing to do; null while it waits for nothing. */
  waitsUntil: Date | null;
};

/**
 * How long after its end a run of the embedded host may leave its work open: whoever hears of its
 * failure closes it.
 */
const CLOSING_MINUTES = 10;
/** How long a server may take for what is due before we believe that it has lost it. Doubles each time. */
const PATIENCE_MINUTES = 15;
const LONGEST_PATIENCE_MINUTES = 24 * 60;

/**
 * Which of these nobody will do unless asked again. The embedded host's jobs are in our own database,
 * so there we know: no run of it, no job. A real Inngest server keeps its queue to itself; there we
 * know what it was never given, and else go by the time that has passed. A wrong guess does no harm,
 * since every function is guarded by our own rows.
 */
export async function forgottenWork(event: EngineEvent, open: readonly OpenWork[]): Promise<OpenWork[]> {
  if (open.length === 0) return [];
  const lost = isEmbedded() ? await unknownToUs(event, open) : await overdue(open);

  return open.filter(({ id }) => lost.has(id));
}

async function unknownToUs(event: EngineEvent, open: readonly OpenWork[]): Promise<Set<string>> {
  const rows = await sql()<{ id: string }[]>`
    select t.id from unnest(
      ${open.map(({ id }) => id)}::text[],
      ${open.map(({ id, dispatch }) => `${dispatchId(id, dispatch)}:${APP_ID}-${event.functionId}`)}::text[]
    ) as t (id, host_run_id)
    where not exists (
      select 1 from host_runs run where run.id = t.host_run_id
        and (run.ended_at is null or run.ended_at > now() - make_interval(mins => ${CLOSING_MINUTES})))`;

  return new Set(rows.map(({ id }) => id));
}

async function overdue(open: readonly OpenWork[]): Promise<Set<string>> {
  const rows = await sql()<{ id: string }[]>`
    select t.id from unnest(
      ${open.map(({ id }) => id)}::text[],
      ${open.map(({ id, dispatch }) => dispatchId(id, dispatch))}::text[],
      ${open.map(({ isQueued }) => String(isQueued))}::text[],
      ${open.map(({ waitsUntil }) => waitsUntil?.toISOString() ?? null)}::text[],
      ${open.map(({ dispatch }) => patienceMinutes(dispatch))}::int[]
    ) as t (id, event_id, is_queued, waits_until, patience)
    left join outbox on outbox.id = t.event_id
    cross join lateral (select now() - make_interval(mins => t.patience) as moment) as long_ago
    where case
      when outbox.id is null and t.waits_until is null then true
      when outbox.id is not null and outbox.dispatched_at is null then false
      when outbox.dispatched_at > long_ago.moment then false
      else t.is_queued::bool or t.waits_until::timestamptz < long_ago.moment
    end`;

  return new Set(rows.map(({ id }) => id));
}

function patienceMinutes(dispatch: number): number {
  return Math.min(PATIENCE_MINUTES * 2 ** (dispatch - 1), LONGEST_PATIENCE_MINUTES);
}
