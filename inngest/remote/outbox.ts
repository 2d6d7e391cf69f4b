import type { Sql, SqlExecutor } from "@/db/client";

/** An event on its way to an Inngest server. */
export type OutboxEvent = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Milliseconds since 1970 by the app's clock. */
  ts: number;
};

/** Longer than any gap between two dispatches: the last one of a run is always known. */
const KEPT_HOURS = 48;
const PRUNE_BATCH = 5_000;

/** Writes events in the caller's transaction. One that is there already stays as it is. */
export async function insertOutbox(sql: SqlExecutor, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;

  await sql`
    insert into outbox (id, name, data, created_at)
    select id, name, data, created_at::timestamptz
    from unnest(${events.map(({ id }) => id)}::text[], ${events.map(({ name }) => name)}::text[],
      ${events.map(({ data }) => JSON.stringify(data))}::text[],
      ${events.map(({ ts }) => new Date(ts).toISOString())}::text[]) as t (id, name, data, created_at)
    on conflict (id) do nothing`;
}

/**
 * Sends the oldest events that nobody else is sending. They stay locked meanwhile: if we die, or the
 * server does not take them, they are as they were. Were they taken and we die before our commit,
 * they go again under the same ids, and the server drops them.
 *
 * @returns how many went out
 */
export async function dispatchBatch(
  sql: Sql,
  send: (events: OutboxEvent[]) => Promise<void>,
  limit: number,
): Promise<number> {
  return sql.begin(async (tx) => {
    const rows = await tx<{ id: string; name: string; data: string; created_at: string }[]>`
      select id, name, data, created_at from outbox where dispatched_at is null
      order by created_at, id limit ${limit} for update skip locked`;
    if (rows.length === 0) return 0;

    await send(
      rows.map(({ id, name, data, created_at }) => ({
        id,
        name,
        data: JSON.parse(data),
        ts: Date.parse(created_at),
      })),
    );
    await tx`update outbox set dispatched_at = now() where id = any(${rows.map(({ id }) => id)})`;
    return rows.length;
  });
}

/** Forgets what was dispatched long ago, in bounded batches. */
export async function pruneOutbox(sql: Sql): Promise<{ isFull: boolean }> {
  const { count } = await sql`
    delete from outbox where id in (
      select id from outbox where dispatched_at < now() - make_interval(hours => ${KEPT_HOURS})
      limit ${PRUNE_BATCH})`;

  return { isFull: count === PRUNE_BATCH };
}
