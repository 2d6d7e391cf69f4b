import { z } from "zod";

/** The events that start our functions. They carry ids only: everything else is in the database. */
export const engineEvents = {
  /** A run is to be executed. One event a run: its id is the run's. */
  runRequested: { name: "patchbay/run.requested", data: z.object({ runId: z.string() }) },
  /** A delivery that nobody waits for is to be made. */
  deliveryRequested: { name: "patchbay/delivery.requested", data: z.object({ deliveryId: z.string() }) },
} as const;
