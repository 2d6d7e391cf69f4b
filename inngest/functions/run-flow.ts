import type { Inngest } from "inngest";
import { z } from "zod";
import { engineEvents } from "@/inngest/events";
import { failRun } from "@/lib/runs/fail-run";
import { executeRun } from "./execute-run";

/** Our own faults only: a customer's failure is a value and follows the step's schedule. */
const RETRIES = 20;

const failureEvent = z.object({ event: z.object({ data: engineEvents.runRequested.data }) });

/** Executes one run of a flow, from its start or from where it stopped. */
export function runFlow(inngest: Inngest) {
  return inngest.createFunction(
    {
      id: engineEvents.runRequested.functionId,
      retries: RETRIES,
      triggers: [{ event: engineEvents.runRequested.name }],
      onFailure: async ({ event, error }) => {
        const { runId } = failureEvent.parse(event.data).event.data;
        await failRun(runId, error);
      },
    },
    async ({ event, step, runId: id }) => {
      const { runId } = engineEvents.runRequested.data.parse(event.data);
      await executeRun(runId, { id, step });
    },
  );
}
