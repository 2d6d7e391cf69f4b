import { expect, test } from "vitest";
import { LosslessNumber } from "@/lib/core/json";
import { createTestHost, testContext } from "@/lib/engine/test-host";
import { prepareSetVariables } from "./run";

const id = new LosslessNumber("9007199254740993");
const context = () => testContext({ webhookBody: { id, name: "zoë", tags: ["a"] }, vars: { old: 1 } });
const run = (variables: Record<string, string>) =>
  prepareSetVariables({ variables }, context()).act({ stepKey: "v", host: createTestHost() });

test("keeps the types of values", async () => {
  const outcome = await run({
    id: "{{webhookBody.id}}",
    tags: "{{webhookBody.tags}}",
    text: "#{{webhookBody.id}}",
    fixed: "10",
    none: "{{webhookBody.gone}}",
  });
  const vars = { id, tags: ["a"], text: "#9007199254740993", fixed: "10", none: null };

  expect(outcome).toEqual({ status: "succeeded", port: "next", output: vars, vars });
});

test("goes from top to bottom, and earlier variables stay in reach", async () => {
  const outcome = await run({
    name: "{{webhookBody.name | capitalize}}",
    greeting: "Hi {{vars.name}} {{vars.old}}",
    name2: "{{vars.greeting}}",
  });

  expect(outcome.output).toEqual({ name: "Zoë", greeting: "Hi Zoë 1", name2: "Hi Zoë 1" });
});

test("the story shows each value as it was at its turn", () => {
  const step = prepareSetVariables(
    { variables: { name: "{{webhookBody.name}}", twice: "{{vars.name}}{{vars.name}}", gone: "{{vars.x}}" } },
    context(),
  );

  expect(step.sentence).toBe("Set name to “zoë”, twice to “zoëzoë” and gone to {{vars.x}} (nothing)");
  expect(step.warnings).toEqual([{ path: "vars.x", message: "“vars.x” is not there." }]);
});
