import { type Json, stringifyJson } from "@/lib/core/json";
import type {
  DeliveryResult,
  FlowHost,
  MessageResult,
  OutboundWebhook,
  PrepareContext,
  StepEnd,
  StepStart,
} from "./node";
import type { Scope } from "./scope";
import { createRender } from "./template/render";
import { type RunResult, type WalkOptions, walkFlow } from "./walk";

export type TestHostOptions = {
  /** What the outside answers, by step key or node id; success otherwise. */
  messages?: Record<string, MessageResult>;
  deliveries?: Record<string, DeliveryResult>;
  /** Stops every walk right after its first new act, as a crash or a pause would. */
  isInterrupted?: boolean;
};

/** Thrown by a host that is interrupted, once the act is done and remembered. */
class Interrupted extends Error {
  override readonly name = "Interrupted";
}

export type TestHost = FlowHost & {
  steps: (StepStart & { end: StepEnd | null })[];
  messages: { stepKey: string; text: string }[];
  deliveries: (OutboundWebhook & { stepKey: string })[];
  sleeps: { stepKey: string; durationMs: number }[];
};

/** A host in memory, for tests. It refuses a walk that does something else than it did before. */
export function createTestHost(options: TestHostOptions = {}): TestHost {
  const memory = new Map<string, { asked: string; answer: unknown }>();
  const host: Pick<TestHost, "steps" | "messages" | "deliveries" | "sleeps"> = {
    steps: [],
    messages: [],
    deliveries: [],
    sleeps: [],
  };

  async function once<Answer>(key: string, asked: unknown, act: () => Answer): Promise<Answer> {
    const text = stringifyJson(asked);
    const known = memory.get(key);
    if (known && known.asked !== text) throw new Error(`${key}: ${known.asked} became ${text}`);
    // Stored under this key by the same call below, so the answer has its type.
    if (known) return known.answer as Answer;

    const answer = act();
    memory.set(key, { asked: text, answer });
    if (options.isInterrupted) throw new Interrupted(key);

    return answer;
  }

  async function note(key: string, asked: unknown, act: () => void): Promise<void> {
    await once(key, asked, act).catch((thrown) => {
      if (!(thrown instanceof Interrupted)) throw thrown;
    });
  }

  return {
    ...host,
    beginStep: (step) => note(`${step.key}/begin`, step, () => host.steps.push({ ...step, end: null })),
    endStep: (end) =>
      note(`${end.key}/end`, end, () => {
        const step = host.steps.find(({ key }) => key === end.key);
        if (step) step.end = end;
      }),
    sleep: (stepKey, durationMs) =>
      once(stepKey, durationMs, () => {
        host.sleeps.push({ stepKey, durationMs });
      }),
    sendMessage: (stepKey, message) =>
      once(stepKey, message, () => {
        host.messages.push({ stepKey, ...message });
        return options.messages?.[stepKey] ?? sent(host.messages.length);
      }),
    deliverWebhook: (stepKey, webhook) =>
      once(stepKey, webhook, () => {
        host.deliveries.push({ stepKey, ...webhook });
        return options.deliveries?.[stepKey] ?? delivered(host.deliveries.length, webhook.waitForDelivery);
      }),
  };
}

/** Walks until the run is over, starting again after every interruption, as the embedded host does. */
export async function walkToEnd(options: WalkOptions): Promise<{ result: RunResult; walks: number }> {
  for (let walks = 1; ; walks++) {
    try {
      return { result: await walkFlow(options), walks };
    } catch (thrown) {
      if (!(thrown instanceof Interrupted)) throw thrown;
    }
  }
}

/** The scope of a run that begins, with what a test needs in it. */
export function testScope(scope: Partial<Scope> = {}): Scope {
  return {
    webhookBody: {},
    request: { id: "req_1", receivedAt: "2026-01-02T03:04:05.678Z", headers: { "x-source": "test" } },
    contact: { id: "con_1", phone: "+441632960960" },
    conversation: null,
    agent: { id: "agt_1", name: "Win-back" },
    event: null,
    vars: {},
    steps: {},
    ...scope,
  };
}

/** What a runner gets, for a test of one kind. */
export function testContext(scope: Partial<Scope> = {}): PrepareContext {
  const whole = testScope(scope);
  const names = { webhooks: [{ id: "w1", name: "Iterable journey" }] };

  return { render: createRender(whole), runId: "run_1", scope: whole, country: "GB", names };
}

function sent(number: number): MessageResult {
  const conversation = { id: "cnv_1", status: "open", inboxId: "inb_1" };

  return { ok: true, messageId: `msg_${number}`, conversation };
}

function delivered(number: number, isAwaited: boolean): DeliveryResult {
  const response: Json = isAwaited ? { received: true } : null;

  return { ok: true, deliveryId: `dlv_${number}`, statusCode: isAwaited ? 200 : null, response };
}
