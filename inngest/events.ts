import { z } from "zod";

/**
 * The events that start our functions, one function each. They carry ids only: everything else is in
 * the database.
 */
export const engineEvents = {
  /** A run is to be executed. */
  runRequested: {
    name: "patchbay/run.requested",
    functionId: "run-flow",
    data: z.object({ runId: z.string() }),
  },
  /** A delivery that nobody waits for is to be made. */
  deliveryRequested: {
    name: "patchbay/delivery.requested",
    functionId: "deliver-webhook",
    data: z.object({ deliveryId: z.string() }),
  },
} as const;

export type EngineEvent = (typeof engineEvents)[keyof typeof engineEvents];

/**
 * The id of an event that asks for some work. Inngest drops an id that it has seen in the last day, so
 * each dispatch of the same work has an id of its own.
 *
 * @param workId the run's or delivery's
 * @param dispatch from 1
 */
export function dispatchId(workId: string, dispatch: number): string {
  return dispatch === 1 ? workId : `${workId}#${dispatch}`;
}
