import { describe, expect, test } from "vitest";
import { parseEgressPolicy } from "@/lib/core/egress-entries";
import { isPublicAddress, mayConnect } from "./egress-policy";

const nothingAllowed = parseEgressPolicy([]);

test.each([
  "127.0.0.1",
  "127.1.2.3",
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "169.254.169.254",
  "168.63.129.16",
  "172.16.0.1",
  "192.168.1.1",
  "192.0.2.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:a00:1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "2001:db8::1",
  "fc00::1",
  "fe80::1",
  "ff02::1",
  "5f00::1",
])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["93.184.216.34", "8.8.8.8", "2606:4700::1111"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test("a name that belongs inside is refused even when it resolves to a public address", () => {
  expect(mayConnect(nothingAllowed, "printer.local", "8.8.8.8", 80)).toBe(false);
  expect(mayConnect(nothingAllowed, "metadata.google.internal", "8.8.8.8", 80)).toBe(false);
  expect(mayConnect(nothingAllowed, "local.example.com", "8.8.8.8", 80)).toBe(true);
});

describe("PATCHBAY_EGRESS_ALLOW", () => {
  test("allows a range, whatever the name", () => {
    const policy = parseEgressPolicy(["10.0.0.0/8", "::1"]);

    expect(mayConnect(policy, "crm.internal", "10.9.9.9", 443)).toBe(true);
    expect(mayConnect(policy, "crm.internal", "11.9.9.9", 443)).toBe(false);
    expect(mayConnect(policy, "localhost", "::1", 80)).toBe(true);
    expect(mayConnect(policy, "localhost", "127.0.0.1", 80)).toBe(false);
  });

  test("allows a host on one port, by the name in the URL or by its address", () => {
    const policy = parseEgressPolicy(["localhost:4000", "127.0.0.1:5000", "[::1]:6000"]);

    expect(mayConnect(policy, "LOCALHOST", "127.0.0.1", 4000)).toBe(true);
    expect(mayConnect(policy, "127.0.0.1", "127.0.0.1", 4000)).toBe(false);
    expect(mayConnect(policy, "localhost", "127.0.0.1", 5000)).toBe(true);
    expect(mayConnect(policy, "localhost", "127.0.0.1", 5001)).toBe(false);
    expect(mayConnect(policy, "localhost", "::1", 6000)).toBe(true);
  });

  test.each(["10.0.0.0/33", "10.0.0.0/x", "crm.internal", "http://x:80", "300.1.1.1/8"])(
    "refuses %s",
    (entry) => {
      expect(() => parseEgressPolicy([entry])).toThrow(entry);
    },
  );
});
