import { expect, test } from "vitest";
import { flowSchema } from "@/lib/engine/flow";
import { withoutSetting } from "./without-setting";

const rules = [
  { left: "a", operator: "exists" },
  { left: "b", operator: "exists", note: 1 },
];
const node = { id: "n", kind: "condition", config: { match: "all", rules, retryGap: 3 } };
const flow = flowSchema.parse({ version: 1, nodes: [node], edges: [] });

test("takes out a setting that is not known, and nothing else", () => {
  expect(withoutSetting(flow, "n", "config.retryGap").nodes[0]?.config).toEqual({ match: "all", rules });
});

test("reaches into lists", () => {
  const config = withoutSetting(flow, "n", "config.rules[1].note").nodes[0]?.config;

  expect(config).toMatchObject({ rules: [rules[0], { left: "b", operator: "exists" }], retryGap: 3 });
  expect(config).not.toHaveProperty("rules[1].note");
});

test("what is not there can be taken out as well", () => {
  expect(withoutSetting(flow, "n", "config.gone")).toEqual(flow);
  expect(withoutSetting(flow, "other", "config.match")).toEqual(flow);
});
