import { describe, expect, test } from "vitest";
import { type Json, LosslessNumber } from "@/lib/core/json";
import type { DeliveryResult, OutboundWebhook } from "@/lib/engine/node";
import { MASK } from "@/lib/engine/secret-reference";
import { createTestHost, testContext } from "@/lib/engine/test-host";
import { webhookTriggerConfig } from "./config";
import { prepareWebhookTrigger } from "./run";

const webhookBody: Json = {
  campaignId: new LosslessNumber("9007199254740993"),
  firstName: 'Zoë "Z"\n😀',
  city: "a/b ?&=#%",
  url: "https://other.example.com/a?b=c",
  up: "..",
  stolen: "secret://sec_1",
  nothing: null,
};
const url = "https://crm.example.com/hooks/offer";

function prepare(config: object) {
  return prepareWebhookTrigger(webhookTriggerConfig.parse({ url, ...config }), testContext({ webhookBody }));
}

/** What goes out, and the warnings. */
async function sent(config: object): Promise<{ webhook: OutboundWebhook | undefined; warnings: string[] }> {
  const host = createTestHost();
  const step = prepare(config);
  await step.act({ stepKey: "crm", host });
  const [delivery] = host.deliveries;
  if (!delivery) return { webhook: undefined, warnings: [] };
  const { stepKey: _, ...webhook } = delivery;

  return { webhook, warnings: step.warnings.map(({ message }) => message) };
}

test("sends the call of SPEC 4", async () => {
  const { webhook, warnings } = await sent({
    headers: { "X-Source": "patchbay" },
    body: '{"phone": "{{contact.phone}}", "campaign": {{webhookBody.campaignId}}}',
    secret: "secret://sec_1",
    signingSecret: "secret://sec_2",
    waitForDelivery: false,
  });

  expect(warnings).toEqual([]);
  expect(webhook).toEqual({
    method: "POST",
    url,
    headers: { "x-source": "patchbay", "content-type": "application/json" },
    secret: "secret://sec_1",
    signingSecret: "secret://sec_2",
    body: '{"phone":"+441632960960","campaign":9007199254740993}',
    contentType: "application/json",
    successRule: "2xx",
    retryGapsSeconds: [0, 5, 300, 1800],
    timeoutMs: 10_000,
    waitForDelivery: false,
  });
});

describe("the body", () => {
  test.each(["", "  \n"])("an empty one is the default payload", async (body) => {
    const { webhook } = await sent({ body });

    expect(webhook?.body).toMatch(
      /^{"runId":"run_1","agentId":"agt_1","contact":{"id":"con_1","phone":"\+441632960960"},"webhookBody":{"campaignId":9007199254740993,/,
    );
  });

  test("another content type makes it plain text", async () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const { webhook } = await sent({ headers, body: "name={{webhookBody.firstName | urlencode}}" });

    expect(webhook).toMatchObject({
      body: "name=Zo%C3%AB%20%22Z%22%0A%F0%9F%98%80",
      contentType: "application/x-www-form-urlencoded",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  });

  test("the default payload is JSON, whatever the headers say", async () => {
    const { webhook, warnings } = await sent({ headers: { "content-type": "text/plain" } });

    expect(webhook?.headers).toEqual({ "content-type": "application/json" });
    expect(warnings).toEqual(["The default payload is JSON, so it was not sent as text/plain."]);
  });

  test("DELETE sends it, GET sends it in the query", async () => {
    const body = '{"a": "{{webhookBody.city}}"}';
    const payload = "%7B%22a%22%3A%22a%2Fb%20%3F%26%3D%23%25%22%7D";

    expect((await sent({ method: "DELETE", body })).webhook?.body).toBe('{"a":"a/b ?&=#%"}');
    expect((await sent({ method: "GET", body, url: `${url}?x=1#top` })).webhook).toMatchObject({
      method: "GET",
      url: `${url}?x=1&payload=${payload}#top`,
      headers: {},
      body: null,
    });
  });

  test("one that is not JSON fails the step before anything is sent", async () => {
    const host = createTestHost();
    const step = prepare({ body: '{"a": 1,}' });

    expect(await step.act({ stepKey: "crm", host })).toEqual({
      status: "failed",
      failure: {
        code: "invalid_body",
        message:
          "The body could not be made. The JSON has a mistake at line 1, column 8: remove the comma before the }.",
      },
      output: { deliveryId: null, statusCode: null, response: null },
    });
    expect(host.deliveries).toEqual([]);
  });
});

describe("the address", () => {
  test.each([
    [
      "https://a.example/{{webhookBody.city}}?c={{webhookBody.city}}",
      "https://a.example/a%2Fb%20%3F%26%3D%23%25?c=a%2Fb%20%3F%26%3D%23%25",
    ],
    ["https://a.example/{{webhookBody.city | urlencode}}", "https://a.example/a%2Fb%20%3F%26%3D%23%25"],
    [
      " {{webhookBody.url}}&d={{webhookBody.city}} ",
      "https://other.example.com/a?b=c&d=a%2Fb%20%3F%26%3D%23%25",
    ],
    ["https://a.example/{{webhookBody.up}}/x", "https://a.example//x"],
    ["https://a.example/{{webhookBody.nothing}}", "https://a.example/"],
  ])("%s", async (template, expected) => {
    expect((await sent({ url: template })).webhook?.url).toBe(expected);
  });

  test.each([
    ["{{webhookBody.gone}}", "The address must start with https:// or http://."],
    ["{{webhookBody.firstName}}", "The address must start with https:// or http://."],
    [
      "https://{{webhookBody.city}}/",
      "This is not a complete address. Write it like https://crm.example.com/hooks.",
    ],
  ])("%s fails the step before anything is sent", async (template, message) => {
    const host = createTestHost();
    const outcome = await prepare({ url: template }).act({ stepKey: "crm", host });

    expect(outcome).toMatchObject({ status: "failed", failure: { code: "invalid_url", message } });
    expect(host.deliveries).toEqual([]);
  });
});

describe("headers", () => {
  test("hold one line of what HTTP can carry", async () => {
    const { webhook, warnings } = await sent({ headers: { "x-name": "{{webhookBody.firstName}}" } });

    expect(webhook?.headers["x-name"]).toBe('Zoë "Z" ?');
    expect(warnings).toEqual([
      "The header “x-name” held characters that a header cannot carry. They were replaced.",
    ]);
  });

  test("stored secrets stay references, and data cannot name one", async () => {
    const { webhook, warnings } = await sent({
      headers: {
        authorization: "secret://sec_9",
        "x-a": "{{webhookBody.stolen}}",
        "x-b": " {{webhookBody.stolen}}\n",
      },
    });

    expect(webhook?.headers).toMatchObject({ authorization: "secret://sec_9", "x-a": "", "x-b": "" });
    expect(warnings).toEqual([
      "The header “x-a” was left empty: data may not refer to stored secrets.",
      "The header “x-b” was left empty: data may not refer to stored secrets.",
    ]);
  });

  test("that are ours to set are left out", async () => {
    const { webhook } = await sent({
      headers: { Host: "a", "webhook-id": "b", "bad name": "c", "x-d": "d" },
    });

    expect(webhook?.headers).toEqual({ "x-d": "d", "content-type": "application/json" });
  });
});

test("the log shows what was sent, and no secret", () => {
  const step = prepare({
    headers: { "x-api-key": "{{webhookBody.campaignId}}", "x-a": "b" },
    body: '{"a": {{webhookBody.campaignId}}}',
    secret: "hunter2",
    signingSecret: "whsec_x",
  });

  expect(step.sentence).toBe("POST to crm.example.com/hooks/offer");
  expect(step.input).toEqual({
    method: "POST",
    url,
    headers: { "x-api-key": MASK, "x-a": "b" },
    body: { a: new LosslessNumber("9007199254740993") },
    secret: MASK,
    signingSecret: MASK,
    successRule: "2xx",
    retryGapsSeconds: [0, 5, 300, 1800],
    timeoutMs: 10_000,
    waitForDelivery: true,
  });
});

test.each<[DeliveryResult, object]>([
  [
    { ok: true, deliveryId: "dlv_1", statusCode: 204, response: "" },
    {
      status: "succeeded",
      port: "delivered",
      output: { deliveryId: "dlv_1", statusCode: 204, response: "" },
    },
  ],
  [
    {
      ok: false,
      deliveryId: "dlv_1",
      statusCode: 500,
      response: { a: 1 },
      failure: { code: "status", message: "500." },
    },
    {
      status: "failed",
      failure: { code: "status", message: "500." },
      output: { deliveryId: "dlv_1", statusCode: 500, response: { a: 1 } },
    },
  ],
])("the answer %o decides", async (result, outcome) => {
  const host = createTestHost({ deliveries: { crm: result } });

  expect(await prepare({}).act({ stepKey: "crm", host })).toEqual(outcome);
});
