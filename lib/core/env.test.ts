import { expect, test } from "vitest";
import { EnvError, parseEnv } from "./env";

test("an empty environment gives the defaults of SPEC 6", () => {
  expect(parseEnv({ PORT: "", DATABASE_URL: "" })).toEqual({
    PORT: 3000,
    PATCHBAY_DATA_DIR: ".patchbay",
    PATCHBAY_EGRESS_ALLOW: { ranges: [], hostPorts: new Set() },
    PATCHBAY_INBOUND_LIMIT: 60_000,
    PATCHBAY_EXECUTOR: "on",
    PATCHBAY_RETENTION_DAYS: { requests: 30, runs: 30, inspectors: 30 },
  });
});

test("lists every bad variable at once, in plain words and without its value", () => {
  const problems = problemsOf({
    PORT: "http",
    DATABASE_URL: "mysql://root:hunter2@db",
    PATCHBAY_URL: "https://patchbay.example.com/app",
    PATCHBAY_SECRET: "short",
    PATCHBAY_EGRESS_ALLOW: "10.0.0.0/8, localhost",
    PATCHBAY_INBOUND_LIMIT: "-1.5",
    INNGEST_DEV: "1",
  });

  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    "PORT",
    "DATABASE_URL",
    "PATCHBAY_URL",
    "PATCHBAY_SECRET",
    "PATCHBAY_EGRESS_ALLOW",
    "PATCHBAY_INBOUND_LIMIT",
    "INNGEST_DEV",
  ]);
  expect(problems.join()).not.toMatch(/hunter2|short,|Invalid|expected|NaN/);
});

test.each(["patchbay", "ftp://patchbay.example.com", "https://me@patchbay.example.com", "https://x.com/?q"])(
  "%s is no public address",
  (url) => {
    expect(problemsOf({ PATCHBAY_URL: url })[0]).toMatch(/^PATCHBAY_URL must be an address without a path/);
  },
);

test.each(["https://patchbay.example.com", "http://192.168.1.5:3000/"])("%s is a public address", (url) => {
  expect(parseEnv({ PATCHBAY_URL: url }).PATCHBAY_URL).toBe(url);
});

test("days to keep: one number for all, and others for some", () => {
  const days = (text: string) => parseEnv({ PATCHBAY_RETENTION_DAYS: text }).PATCHBAY_RETENTION_DAYS;

  expect(days("0")).toEqual({ requests: 0, runs: 0, inspectors: 0 });
  expect(days("30, runs=90 ,inspectors=7")).toEqual({ requests: 30, runs: 90, inspectors: 7 });
  expect(days("runs=90")).toEqual({ requests: 30, runs: 90, inspectors: 30 });
  for (const text of ["-1", "a month", "runs", "messages=3", "runs=1.5", "1e3"]) {
    expect(problemsOf({ PATCHBAY_RETENTION_DAYS: text })[0]).toMatch(/^PATCHBAY_RETENTION_DAYS must be/);
  }
});

test("a database of one's own needs a secret of one's own", () => {
  const url = "postgres://patchbay@db/patchbay";

  expect(problemsOf({ DATABASE_URL: url })[0]).toMatch(/^PATCHBAY_SECRET must be set/);
  expect(parseEnv({ DATABASE_URL: url, PATCHBAY_SECRET: "x".repeat(32) }).DATABASE_URL).toBe(url);
});

test("understands the list of allowed private targets", () => {
  const { hostPorts, ranges } = parseEnv({
    PATCHBAY_EGRESS_ALLOW: " 10.0.0.0/8, Localhost:4000 ,,",
  }).PATCHBAY_EGRESS_ALLOW;

  expect([...hostPorts]).toEqual(["localhost:4000"]);
  expect(ranges.map(([network, bits]) => `${network}/${bits}`)).toEqual(["10.0.0.0/8"]);
});

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    parseEnv(source);
  } catch (thrown) {
    if (thrown instanceof EnvError) return thrown.problems;
    throw thrown;
  }
  throw new Error("Expected the environment to be refused.");
}
