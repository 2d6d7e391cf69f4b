import { expect, test } from "vitest";
import { createTestHost, testContext } from "@/lib/engine/test-host";
import { prepareSendMessage } from "./run";

const context = () => testContext({ webhookBody: { name: 'Zoë "Z"\n😀' } });

test("sends the text as it is and remembers the conversation", async () => {
  const host = createTestHost();
  const step = prepareSendMessage({ text: "Hi {{webhookBody.name}}" }, context());
  const text = 'Hi Zoë "Z"\n😀';

  expect(step).toMatchObject({ input: { text }, sentence: 'Send “Hi Zoë "Z" 😀”', warnings: [] });
  expect(await step.act({ stepKey: "m", host })).toEqual({
    status: "succeeded",
    port: "next",
    output: { messageId: "msg_1", conversationId: "cnv_1", text },
    conversation: { id: "cnv_1", status: "open", inboxId: "inb_1" },
  });
  expect(host.messages).toEqual([{ stepKey: "m", text }]);
});

test("what the host cannot send, fails", async () => {
  const failure = { code: "no_contact", message: "There is nobody to write to." };
  const host = createTestHost({ messages: { m: { ok: false, failure } } });
  const outcome = await prepareSendMessage({ text: "Hi" }, context()).act({ stepKey: "m", host });

  expect(outcome).toEqual({
    status: "failed",
    failure,
    output: { messageId: null, conversationId: null, text: "Hi" },
  });
});

test("a message that turned out empty is not sent", async () => {
  const host = createTestHost();
  const step = prepareSendMessage({ text: " {{webhookBody.gone}}" }, context());

  expect(await step.act({ stepKey: "m", host })).toMatchObject({
    status: "failed",
    failure: { code: "empty_message" },
  });
  expect(host.messages).toEqual([]);
  expect(step.warnings).toEqual([{ path: "webhookBody.gone", message: "“webhookBody.gone” is not there." }]);
});
