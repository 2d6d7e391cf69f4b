import { expect, test } from "vitest";
import { createTestHost, testContext } from "@/lib/engine/test-host";
import { prepareWebhook } from "./run";

const act = { stepKey: "start", host: createTestHost() };

test("hands the body on", async () => {
  const step = prepareWebhook({ webhookId: "w1" }, testContext({ webhookBody: { a: [1] } }));

  expect(step).toMatchObject({
    input: { webhookId: "w1", requestId: "req_1" },
    sentence: "“Iterable journey” was called",
    warnings: [],
  });
  expect(await step.act(act)).toEqual({ status: "succeeded", port: "next", output: { a: [1] } });
});

test("manages without a request and without the webhook's name", () => {
  const step = prepareWebhook({ webhookId: "w2" }, testContext({ request: null }));

  expect(step).toMatchObject({ input: { webhookId: "w2" }, sentence: "The webhook was called" });
});
