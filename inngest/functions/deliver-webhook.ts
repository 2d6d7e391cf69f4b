import type { Inngest } from "inngest";
import { signal } from "@/db/signals";
import { engineEvents } from "@/inngest/events";
import { beginsWithPause } from "@/lib/deliveries/create-delivery";
import { markRepeated } from "@/lib/runs/mark-repeated";
import { runSignal } from "@/lib/runs/signals";
import { deliver } from "./deliver";

/** Makes a delivery that its run does not wait for. */
export function deliverWebhook(inngest: Inngest) {
  return inngest.createFunction(
    {
      id: engineEvents.deliveryRequested.functionId,
      retries: 20,
      triggers: [{ event: engineEvents.deliveryRequested.name }],
    },
    async ({ event, step, runId: id }) => {
      const { deliveryId } = engineEvents.deliveryRequested.data.parse(event.data);
      await deliver(
        { id, step },
        {
          stepPrefix: "",
          isDelayed: await beginsWithPause(deliveryId),
          open: async () => ({ id: deliveryId, created: null }),
          alongside: async (tx, isRepeat) => {
            if (isRepeat) await markRepeated(tx, deliveryId);
          },
          // Its run may be over, and somebody may watch what becomes of this.
          onOutcome: ({ runId }) => signal(runSignal(runId)),
        },
      );
    },
  );
}
