import { expect, test } from "vitest";
import { createTestHost, testContext } from "@/lib/engine/test-host";
import { prepareCondition } from "./run";
import { conditionConfig } from "./schema";

const scope = { webhookBody: { offerCode: "SAVE20", campaignId: 42, phone: "01632 960960" } };
const holding = { left: "{{webhookBody.offerCode}}", operator: "exists" };
const failing = { left: "{{webhookBody.campaignId}}", operator: "greater_than", right: "100" };

const prepare = (config: object) => prepareCondition(conditionConfig.parse(config), testContext(scope));

test.each([
  ["all", [holding], "true"],
  ["all", [holding, failing], "false"],
  ["any", [failing, holding], "true"],
  ["any", [failing], "false"],
  ["all", [], "false"],
  ["any", [], "false"],
  ["all", [{ left: "{{webhookBody.phone}}", operator: "matches_phone", right: "{{contact.phone}}" }], "true"],
  ["all", [{ left: "{{webhookBody.gone}}", operator: "not_exists" }], "true"],
  ["all", [{ left: "{{webhookBody.offerCode}}", operator: "is" }], "false"],
])("%s of %o leaves by %s", async (match, rules, port) => {
  const outcome = await prepare({ match, rules }).act({ stepKey: "c", host: createTestHost() });

  expect(outcome).toEqual({ status: "succeeded", port, output: { result: port === "true" } });
});

test("shows what was compared", () => {
  const step = prepare({ rules: [holding, failing, { left: "{{webhookBody.gone}}", operator: "is_empty" }] });

  expect(step).toMatchObject({
    input: {
      match: "all",
      rules: [
        { left: "SAVE20", operator: "exists" },
        { left: 42, operator: "greater_than", right: "100" },
        { left: null, operator: "is_empty" },
      ],
    },
    sentence: "If “SAVE20” exists, “42” is more than 100 and {{webhookBody.gone}} (nothing) is empty",
    warnings: [],
  });
});

test("a value that is not there, or of the wrong kind, is a warning where it matters", () => {
  const { warnings } = prepare({
    rules: [
      { left: "{{webhookBody.gone}}", operator: "equals", right: "{{vars.gone}}" },
      { left: "{{webhookBody.offerCode}}", operator: "less_than", right: "5" },
      { left: "{{webhookBody.gone}}", operator: "exists" },
    ],
  });

  expect(warnings).toEqual([
    { path: "webhookBody.gone", message: "“webhookBody.gone” is not there." },
    { path: "vars.gone", message: "“vars.gone” is not there." },
    {
      path: null,
      message: "“SAVE20” is not a number. So “{{webhookBody.offerCode}}” was taken as not matching.",
    },
  ]);
});
