import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sql } from "@/db/client";
import { PARITY_CASES } from "./cases";
import { embeddedParityHost, type ParityHost, serverParityHost } from "./testing/parity-hosts";

const isEmbedded = !process.env.INNGEST_BASE_URL;
const records = new Map<string, Record<string, unknown>>();
let host: ParityHost;

beforeAll(async () => {
  const record = (id: string, name: string, value: unknown) =>
    records.set(id, { ...records.get(id), [name]: value });
  host = await (isEmbedded ? embeddedParityHost(record) : serverParityHost(record));
});

afterAll(() => host.stop());

function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 60_000, interval: 20 });
}

test.concurrent.each(PARITY_CASES)(
  "$name",
  { timeout: 90_000 },
  async ({ act, records: wanted, quietMs = 0 }) => {
    const id = randomUUID();
    await act(host.send, id, (name) => eventually(() => expect(records.get(id)).toHaveProperty([name])));
    await eventually(() => expect(records.get(id)).toEqual(wanted));
    // That something does not happen can be seen only by waiting for longer than it would take.
    await new Promise((resolve) => setTimeout(resolve, quietMs));

    expect(records.get(id)).toEqual(wanted);
  },
);

test.runIf(isEmbedded)(
  "every call went through the SDK's signed serve(), and nothing is left behind",
  async () => {
    await eventually(async () => {
      const [left] = await sql()`select (select count(*)::int from host_jobs) as jobs,
      (select count(*)::int from host_memos) as memos, (select count(*)::int from host_waits) as waits,
      (select count(*)::int from host_runs where ended_at is null) as runs`;
      expect(left).toEqual({ jobs: 0, memos: 0, waits: 0, runs: 0 });
    });
    const [{ runs = 0 } = {}] = await sql()<{ runs: number }[]>`select count(*)::int as runs from host_runs`;

    expect(host.signedCalls()).toBeGreaterThanOrEqual(runs);
  },
);
