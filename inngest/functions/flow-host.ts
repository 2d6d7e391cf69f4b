import { type Transaction, transaction } from "@/db/client";
import { enqueue } from "@/inngest/client";
import { engineEvents } from "@/inngest/events";
import { sendMessage } from "@/lib/conversations/send-message";
import { nowMs } from "@/lib/core/clock";
import { type Json, parseJson } from "@/lib/core/json";
import type { AttemptOutcome } from "@/lib/deliveries/attempt-delivery";
import { createDelivery, firstGapMs, type OpenedDelivery } from "@/lib/deliveries/create-delivery";
import type { DeliveryResult, FlowHost, OutboundWebhook } from "@/lib/engine/node";
import type { LoadedRun } from "@/lib/runs/load-run";
import type { RunLog } from "@/lib/runs/run-log";
import { deliver } from "./deliver";
import { type Execution, remember } from "./steps";

type HostOptions = { run: LoadedRun; contactId: string | null; log: RunLog; execution: Execution };

/**
 * What the engine's nodes reach the world through: each act is an Inngest step, and the run log is
 * written in the transaction that the act commits anyway.
 */
export function createFlowHost({ run, contactId, log, execution }: HostOptions): FlowHost {
  const { step } = execution;

  async function pause(stepKey: string, until: Date): Promise<void> {
    // On the way back here after the pause there is nothing left to announce.
    if (until.getTime() <= nowMs()) return;
    log.wait(stepKey, until);
    await log.save();
  }

  async function sleep(stepKey: string, durationMs: number): Promise<void> {
    const before = log.known.get(stepKey);
    const until = before?.waitingUntil ?? new Date(log.startedMs(stepKey) + durationMs);
    if (!before?.waitingUntil) await pause(stepKey, until);
    await step.sleepUntil(`${stepKey}/sleep`, until);
    log.resume();
  }

  async function deliverWebhook(stepKey: string, webhook: OutboundWebhook): Promise<DeliveryResult> {
    const open = (tx: Transaction) =>
      createDelivery(tx, { teamId: run.teamId, runId: run.id, stepKey, webhook });
    if (!webhook.waitForDelivery) return queueDelivery(stepKey, open);

    const outcome = await deliver(execution, {
      stepPrefix: `${stepKey}/`,
      open,
      isDelayed: firstGapMs(webhook) > 0,
      alongside: async (tx, isRepeat) => {
        if (isRepeat) log.markRepeated(stepKey);
        log.resume();
        await log.write(tx);
      },
      onPause: (until) => pause(stepKey, until),
    });
    log.resume();

    return resultOf(outcome);
  }

  function queueDelivery(
    stepKey: string,
    open: (tx: Transaction) => Promise<OpenedDelivery>,
  ): Promise<DeliveryResult> {
    return remember(step, `${stepKey}/queue`, () =>
      transaction(async (tx) => {
        const { id: deliveryId } = await open(tx);
        await enqueue(tx, [{ id: deliveryId, event: engineEvents.deliveryRequested, data: { deliveryId } }]);
        await log.write(tx);
        return { ok: true, deliveryId, statusCode: null, response: null };
      }),
    );
  }

  return {
    beginStep: async (stepStart) => log.begin(stepStart),
    endStep: async (stepEnd) => log.end(stepEnd),
    sleep,
    deliverWebhook,
    sendMessage: (stepKey, { text }) =>
      remember(step, `${stepKey}/send`, () =>
        transaction(async (tx) => {
          const sent = await sendMessage(tx, {
            teamId: run.teamId,
            agentId: run.agent.id,
            inboxId: run.agent.inboxId,
            contactId,
            text,
            runId: run.id,
            stepKey,
          });
          await log.write(tx);
          return sent;
        }),
      ),
  };
}

function resultOf({ deliveryId, status, statusCode, failure, response }: AttemptOutcome): DeliveryResult {
  const read = response && readResponse(response);
  if (status === "delivered") return { ok: true, deliveryId, statusCode, response: read };

  return {
    ok: false,
    deliveryId,
    statusCode,
    response: read,
    failure: failure ?? { code: "network", message: "The server could not be reached." },
  };
}

/** JSON answers as values that later steps can look into, others as text. */
function readResponse({ contentType, text }: { contentType: string; text: string }): Json {
  if (!/json/i.test(contentType)) return text;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
