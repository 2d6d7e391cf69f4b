import { expect, test } from "vitest";
import { inngestProblems, inngestServer } from "./inngest-env";

const KEYS = { INNGEST_EVENT_KEY: "event-key", INNGEST_SIGNING_KEY: "signkey-prod-5f5f" };

test.each([
  ["nothing of Inngest", {}, null],
  ["two keys are Inngest Cloud", KEYS, { isDev: false, baseUrl: null }],
  [
    "keys and an address are a server of one's own",
    { ...KEYS, INNGEST_BASE_URL: "http://inngest:8288", INNGEST_DEV: "0" },
    { isDev: false, baseUrl: "http://inngest:8288" },
  ],
  ["a dev server", { INNGEST_DEV: "1", HOST: "127.0.0.1" }, { isDev: true, baseUrl: null }],
  [
    "a dev server elsewhere",
    { INNGEST_DEV: "http://localhost:9000", HOST: "::1" },
    { isDev: true, baseUrl: "http://localhost:9000" },
  ],
])("%s", (_, given, server) => {
  expect(inngestProblems(given)).toEqual([]);
  if (server === null) expect(inngestServer(given)).toBeNull();
  else expect(inngestServer(given)).toMatchObject(server);
});

test.each([
  ["every interface", {}],
  ["all of IPv4", { HOST: "0.0.0.0" }],
  ["another address", { HOST: "10.0.0.7" }],
  ["a name that only begins like one", { HOST: "127.0.0.1.example.com" }],
])("a dev server is refused while we listen on %s, and says what to do", (_, host) => {
  expect(inngestProblems({ INNGEST_DEV: "1", ...KEYS, ...host })).toEqual([
    expect.stringMatching(/^INNGEST_DEV turns signatures off.*Set HOST=127\.0\.0\.1/),
  ]);
});

test.each([
  [{ INNGEST_BASE_URL: "http://inngest:8288" }, /^INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY must be set/],
  [{ INNGEST_EVENT_KEY: "k" }, /^INNGEST_SIGNING_KEY must be set/],
  [{ INNGEST_SIGNING_KEY: "k" }, /^INNGEST_EVENT_KEY must be set/],
  [{ INNGEST_DEV: "0" }, /^INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY must be set/],
  [{ ...KEYS, INNGEST_BASE_URL: "inngest:8288" }, /^INNGEST_BASE_URL must be a full address/],
  [{ ...KEYS, INNGEST_DEV: "yes" }, /^INNGEST_DEV must be 1, 0 or the address/],
  [{ ...KEYS, PATCHBAY_EXECUTOR: "off" }, /^PATCHBAY_EXECUTOR=off is for the embedded executor/],
])("%o is refused", (given, message) => {
  expect(inngestProblems(given)).toEqual([expect.stringMatching(message)]);
});
