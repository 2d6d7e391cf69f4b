import type { z } from "zod";
import type { ActContext, PrepareContext, PreparedStep, StepOutcome } from "@/lib/engine/node";
import { asRendered } from "@/lib/engine/sentence-text";
import { type sendMessageConfig, sendMessageSpec } from "./schema";

/** Sends a text. Later steps see the conversation that it went into. */
export function prepareSendMessage(
  config: z.output<typeof sendMessageConfig>,
  { render, names }: PrepareContext,
): PreparedStep {
  const text = render.text(config.text);

  return {
    input: { text },
    sentence: sendMessageSpec.sentence(config, names, asRendered(render)),
    warnings: [...render.warnings],
    act: (ctx) => send(text, ctx),
  };
}

async function send(text: string, { host, stepKey }: ActContext): Promise<StepOutcome> {
  if (text.trim() === "") {
    const message = "The message was empty, so nothing was sent. See which of its values were missing.";
    return failed(text, { code: "empty_message", message });
  }
  const result = await host.sendMessage(stepKey, { text });
  if (!result.ok) return failed(text, result.failure);
  const { messageId, conversation } = result;

  return {
    status: "succeeded",
    port: "next",
    output: { messageId, conversationId: conversation.id, text },
    conversation,
  };
}

function failed(text: string, failure: { code: string; message: string }): StepOutcome {
  return { status: "failed", failure, output: { messageId: null, conversationId: null, text } };
}
