import { expect, test } from "vitest";
import { readPath } from "@/lib/engine/template/path";
import { sampleCall, samplePhone } from "./sample-call";

test.each([
  ["phone", '{"phone":"+14155550123"}'],
  ["dataFields.toPhoneNumber", '{"dataFields":{"toPhoneNumber":"+14155550123"}}'],
  ['contact.phones[1]["mobile number"]', '{"contact":{"phones":[null,{"mobile number":"+14155550123"}]}}'],
  ["no path", "{}"],
  ["list[400000000]", "{}"],
])("the sample for %s is %s", (path, expected) => {
  expect(JSON.stringify(samplePhone(path))).toBe(expected);
});

test("the body of a sample call holds the phone where its webhook looks", () => {
  const command = sampleCall({ url: "https://patchbay.test/hooks/1", phonePath: "a.b" }, "pb_live_1");
  const body = JSON.parse(command.split("--data-raw '")[1]?.slice(0, -1) ?? "");

  expect(command).toContain("-H 'apiKey: pb_live_1'");
  expect(readPath(body, "a.b")).toBe("+14155550123");
});

test("a field that is named as another one of the sample is still the phone", () => {
  expect(sampleCall({ url: "https://patchbay.test", phonePath: "firstName" })).toContain(
    '{"firstName":"+14155550123","offerCode":"COMEBACK20"}',
  );
});
