import { nextTickMs } from "./moments";
import type { HostEvent, HostFunction } from "./protocol";

/** No cron of ours is finer than a minute, so a second is soon enough. */
const LOOK_EVERY_MS = 1_000;

/** The name that Inngest gives to the event of a tick. */
const TICK_EVENT = "inngest/scheduled.timer";

type CronsOptions = {
  functions: readonly HostFunction[];
  nowMs: () => number;
  fire: (event: HostEvent, functionId: string) => Promise<void>;
};

/**
 * Starts functions by their schedules, such as `TZ=Europe/Paris 0 9 * * 1`. All processes do it: a
 * tick's event id is made of its moment, so that one run comes of it. A tick that nobody was there
 * for is not made up for; after a jump of the clock over several, one fires.
 *
 * @returns what ends it
 */
export function startCrons({ functions, nowMs, fire }: CronsOptions): () => void {
  const schedules = functions.flatMap(({ id, triggers }) =>
    triggers.flatMap((trigger) =>
      trigger.kind === "cron" ? [{ id, cron: trigger.cron, nextMs: nextTickMs(trigger.cron, nowMs()) }] : [],
    ),
  );
  if (schedules.length === 0) return () => {};

  const timer = setInterval(() => {
    for (const schedule of schedules) {
      const { id, cron, nextMs } = schedule;
      if (nextMs === null || nextMs > nowMs()) continue;

      schedule.nextMs = nextTickMs(cron, nowMs());
      const tick = { id: `${id}:${cron}:${nextMs}`, name: TICK_EVENT, data: { cron }, ts: nextMs };
      fire(tick, id).catch(() => {
        // The database is away: the same tick again in a second.
        schedule.nextMs = nextMs;
      });
    }
  }, LOOK_EVERY_MS);

  return () => clearInterval(timer);
}
