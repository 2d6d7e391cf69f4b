import { expect, test } from "vitest";
import { isSecretHeader, isSecretReference, MASK, maskHeaders } from "./secret-reference";

test("a reference is nothing but a reference", () => {
  expect(isSecretReference("secret://sec_01jd3abc")).toBe(true);
  for (const text of ["", "secret://", "secret://key_1", "x secret://sec_1", "secret://sec_1\n", "sec_1"]) {
    expect(isSecretReference(text)).toBe(false);
  }
});

test.each([
  "Authorization",
  "proxy-authorization",
  " Cookie ",
  "x-api-key",
  "X-Auth-Token",
  "my_SECRET",
  "password",
  "x-signature",
])("%s holds a secret", (name) => {
  expect(isSecretHeader(name)).toBe(true);
});

test.each(["x-source", "content-type", "accept", "x-authorization-kind"])("%s holds none", (name) => {
  expect(isSecretHeader(name)).toBe(false);
});

test("headers are masked by name and by what they hold", () => {
  expect(maskHeaders({ "x-api-key": "k", "x-token": "", "x-a": "secret://sec_1", "x-b": "b" })).toEqual({
    "x-api-key": MASK,
    "x-token": "",
    "x-a": MASK,
    "x-b": "b",
  });
});
