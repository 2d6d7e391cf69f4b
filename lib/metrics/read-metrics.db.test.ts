import { beforeAll, expect, test } from "vitest";
import { sql } from "@/db/client";
import { newId } from "@/lib/core/ids";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeTeam } from "@/lib/testing/make-team";
import { forgetLiveCounts } from "./live-counts";
import { readMetrics } from "./read-metrics";
import { countAttempt, countRequest, countRunEnd, countStepEnd, observeDispatchLag } from "./record";
import { parseExposition } from "./testing/parse-exposition";

const TOKEN = "metrics token for tests";

beforeAll(() => {
  process.env.PATCHBAY_METRICS_TOKEN = TOKEN;
});

function ask(authorization?: string): Promise<Response> {
  return readMetrics(
    new Request("http://patchbay.test/api/metrics", { headers: authorization ? { authorization } : {} }),
  );
}

async function scrape() {
  const response = await ask(`Bearer ${TOKEN}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await response.text();

  return { text, value: parseExposition(text) };
}

test("opens for the token only", async () => {
  for (const wrong of [undefined, "Bearer", "Bearer ", `Bearer ${TOKEN}!`, `Basic ${TOKEN}`, TOKEN]) {
    const response = await ask(wrong);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.text()).not.toContain("patchbay_requests");
  }
});

test("counts what happened", async () => {
  const before = (await scrape()).value;
  countRequest("ran");
  countRequest("ran");
  countRequest("rejected");
  countRunEnd("failed");
  countStepEnd("succeeded");
  countAttempt("ok");
  countAttempt("timeout");
  observeDispatchLag(30);
  observeDispatchLag(-5);
  const after = (await scrape()).value;
  const grown = (series: string) => after(series) - before(series);

  expect(grown('patchbay_requests_total{fate="ran"}')).toBe(2);
  expect(grown('patchbay_requests_total{fate="rejected"}')).toBe(1);
  expect(grown('patchbay_runs_ended_total{state="failed"}')).toBe(1);
  expect(grown('patchbay_steps_ended_total{state="succeeded"}')).toBe(1);
  expect(grown('patchbay_delivery_attempts_total{outcome="ok"}')).toBe(1);
  expect(grown('patchbay_delivery_attempts_total{outcome="timeout"}')).toBe(1);
  expect(grown('patchbay_dispatch_lag_seconds_bucket{le="0.002"}')).toBe(1);
  expect(grown('patchbay_dispatch_lag_seconds_bucket{le="0.05"}')).toBe(2);
  expect(grown("patchbay_dispatch_lag_seconds_sum")).toBeCloseTo(0.03);
});

test("tells what is live, about everybody and naming nobody", async () => {
  const team = await makeTeam();
  const { agentId, webhookId } = await makeDeployedAgent(team.actor, []);
  const runIds = await insertRuns(agentId, { queued: 1, running: 2, waiting: 3, succeeded: 4 });
  await insertJob({ dueInSeconds: -90, lease: "none" });
  await insertJob({ dueInSeconds: 600, lease: "none" });
  await insertJob({ dueInSeconds: -5, lease: "running" });
  await insertJob({ dueInSeconds: -5, lease: "expired" });
  forgetLiveCounts();
  const { text, value } = await scrape();

  expect(value('patchbay_runs{state="queued"}')).toBe(1);
  expect(value('patchbay_runs{state="running"}')).toBe(2);
  expect(value('patchbay_runs{state="waiting"}')).toBe(3);
  expect(value('patchbay_runs{state="succeeded"}')).toBeNaN();
  expect(value('patchbay_steps{state="waiting"}')).toBe(3);
  expect(value('patchbay_queue_jobs{state="runnable"}')).toBe(2);
  expect(value('patchbay_queue_jobs{state="waiting"}')).toBe(1);
  expect(value('patchbay_queue_jobs{state="held"}')).toBe(1);
  expect(value("patchbay_queue_oldest_runnable_seconds")).toBeGreaterThanOrEqual(90);
  expect(value("patchbay_queue_oldest_runnable_seconds")).toBeLessThan(150);
  expect(value("patchbay_database_up")).toBe(1);
  expect(value("process_resident_memory_bytes")).toBeGreaterThan(1e6);
  expect(value("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  expect(text).toMatch(/^patchbay_build_info\{version="\d+\.\d+\.\d+",node="v\d+.*"\} 1$/m);
  for (const id of [team.teamId, agentId, webhookId, ...runIds]) expect(text).not.toContain(id);
});

test("walks indexes of what is live, not what is stored", async () => {
  const team = await makeTeam();
  const { agentId } = await makeDeployedAgent(team.actor, []);
  await insertRuns(agentId, { succeeded: 20_000 });
  await sql()`analyze runs`;
  const plan = await sql()`
    explain select status, count(*)::int as count from runs where finished_at is null group by status`;

  expect(JSON.stringify(plan)).toContain("runs_live_idx");
});

/** Each waiting one has a step that waits. */
async function insertRuns(agentId: string, numbers: Record<string, number>): Promise<string[]> {
  const ids: string[] = [];
  for (const [status, number] of Object.entries(numbers)) {
    const isOver = status === "succeeded";
    const prefix = newId("run");
    const rows = await sql()<{ id: string }[]>`
      insert into runs (id, team_id, agent_id, version_id, status, trigger, start_node_id, created_at, finished_at)
      select ${prefix} || n, team_id, id, deployed_version_id, ${status}, 'webhook', 'start', now(),
        case when ${isOver}::bool then now() end
      from agents, generate_series(1, ${number}::int) n where agents.id = ${agentId} returning id`;
    ids.push(...rows.slice(0, 10).map(({ id }) => id));
    if (status !== "waiting") continue;
    await sql()`
      insert into run_steps (id, team_id, run_id, key, position, node_id, kind, name, sentence, status, input, warnings, started_at)
      select 'stp_' || id, team_id, id, 'wait', 1, 'wait', 'wait', 'Wait', '', 'waiting', '{}', '[]', now()
      from runs where id like ${`${prefix}%`}`;
  }

  return ids;
}

async function insertJob({ dueInSeconds, lease }: { dueInSeconds: number; lease: string }): Promise<void> {
  const id = newId("job");
  await sql()`insert into host_runs (id, function_id, event, created_at) values (${id}, 'f', '{}', now())`;
  await sql()`
    insert into host_jobs (id, run_id, function_id, due_at, lease, leased_until)
    values (${id}, ${id}, 'f', now() + make_interval(secs => ${dueInSeconds}),
      ${lease === "none" ? null : "00000000-0000-4000-8000-000000000000"},
      ${lease === "none" ? null : sql()`now() + make_interval(secs => ${lease === "running" ? 60 : -60})`})`;
}
