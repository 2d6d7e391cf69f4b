import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { parseJson } from "@/lib/core/json";
import { bodyFields } from "./body-fields";

test("names every value by the path that a template would use", () => {
  const body: JsonObject = {
    firstName: "Zoë",
    dataFields: { toPhoneNumber: "+14155550123", "mobile number": null },
    items: [{ sku: "A1" }, { sku: "B2" }],
    tags: ["new", "vip"],
  };

  expect(bodyFields(body)).toEqual([
    { path: "webhookBody.firstName", sample: "Zoë" },
    { path: "webhookBody.dataFields.toPhoneNumber", sample: "+14155550123" },
    { path: 'webhookBody.dataFields["mobile number"]', sample: "null" },
    { path: "webhookBody.items", sample: '[{"sku":"A1"},{"sku":"B2"}]' },
    { path: "webhookBody.items[0].sku", sample: "A1" },
    { path: "webhookBody.tags", sample: '["new","vip"]' },
  ]);
});

test("keeps long numbers, cuts long texts, and shows no half characters", () => {
  const body = parseJson('{"id":9007199254740993,"note":"a\\nb","half":"\\ud800x"}') as JsonObject;
  const fields = bodyFields({ ...body, long: "x".repeat(200), "\ud800": 1 });

  expect(fields.map(({ sample }) => sample)).toEqual(["9007199254740993", "a b", "�x", `${"x".repeat(60)}…`]);
});

test("stays small for a body of any size", () => {
  const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index]));
  let deep: JsonObject = { end: 1 };
  for (let level = 0; level < 150; level++) deep = { deep };

  expect(bodyFields(wide)).toHaveLength(80);
  expect(bodyFields(deep).map(({ path }) => path)).toEqual(["webhookBody.deep.deep.deep.deep.deep"]);
});
