import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { vi } from "vitest";
import { sql } from "@/db/client";
import { createEmbeddedHost, type EmbeddedHost } from "../host";
import { HOST_ORIGIN } from "../protocol";

const SIGNING_KEY = "5f".repeat(32);

export type Functions = (inngest: Inngest) => ReturnType<Inngest["createFunction"]>[];

/** The machine may be slow; what holds in the end need not hold soon. */
export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}

/** Makes hosts, each as one process has it, on the database of this test and on a clock that it moves. */
export function hostsOn(clock: { nowMs: number }) {
  const running: EmbeddedHost[] = [];

  async function loadHost(functions: Functions) {
    const host = createEmbeddedHost({ sql, nowMs: () => clock.nowMs, signingKey: () => SIGNING_KEY });
    const logger = { info() {}, warn() {}, error() {}, debug() {} };
    const client = new Inngest({
      id: "test",
      isDev: false,
      eventKey: "embedded",
      signingKey: SIGNING_KEY,
      baseUrl: HOST_ORIGIN,
      fetch: host.fetch,
      logger,
    });
    const handler = serve({ client, functions: functions(client), enableUnauthedSync: false });
    await host.load(handler);

    return {
      host,
      client,
      handler,
      start: () => {
        host.start(handler);
        running.push(host);
      },
    };
  }

  async function startHost(functions: Functions) {
    const loaded = await loadHost(functions);
    loaded.start();

    return loaded;
  }

  async function stopAll(): Promise<void> {
    await Promise.all(running.splice(0).map((host) => host.stop(0)));
    await sql()`delete from host_runs`;
  }

  return { loadHost, startHost, running, stopAll };
}
