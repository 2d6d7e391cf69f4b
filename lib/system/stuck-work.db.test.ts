import { serve } from "inngest/edge";
import { beforeEach, expect, test } from "vitest";
import { sql } from "@/db/client";
import { inngest, signingKey } from "@/inngest/client";
import { readFunctions } from "@/inngest/embedded/protocol";
import { allFunctions, functionIds } from "@/inngest/functions";
import { newId } from "@/lib/core/ids";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeActor, makeTeam } from "@/lib/testing/make-team";
import { listSamples } from "./queries";
import { releaseJob } from "./release-job";
import { listStuckWork } from "./stuck-jobs";

const KNOWN = ["patchbay-run-flow", "patchbay-deliver-webhook"];

type Job = {
  dueInSeconds?: number;
  /** Seconds until the lease runs out. */
  lease?: number;
  attempt?: number;
  lapses?: number;
  functionId?: string;
  kind?: "call" | "timer";
  delivery?: boolean;
};

beforeEach(() => sql()`delete from host_runs`);

test("says why each job is stuck, and what can be done", async () => {
  const team = await makeTeamWithJobs();
  const unknown = await team.add({ functionId: "patchbay-of-yesterday" });
  const inHand = await team.add({ lease: 5, attempt: 4 });
  const abandoned = await team.add({ dueInSeconds: -200, lease: -150 });
  const interrupted = await team.add({ lapses: 3, dueInSeconds: -3 });
  const failing = await team.add({ attempt: 3, dueInSeconds: 60 });
  const notTaken = await team.add({ dueInSeconds: -301, delivery: true });
  // These get on.
  await team.add({ dueInSeconds: -60 });
  await team.add({ dueInSeconds: 86_400 });
  await team.add({ lease: 9 });
  await team.add({ lease: -20 });
  await team.add({ attempt: 2, dueInSeconds: 60 });

  const { jobs, hasMore, others } = await listStuckWork(team.actor, KNOWN);
  const said = Object.fromEntries(
    jobs.map(({ id, reason, remedy, mayRepeat, work }) => [
      id,
      [reason.kind, remedy, mayRepeat, work].join(" "),
    ]),
  );

  expect(said).toEqual({
    [unknown.id]: "unknown_function  false run",
    [inHand.id]: "in_hand  true run",
    [abandoned.id]: "abandoned release true run",
    [interrupted.id]: "interrupted try_now true run",
    [failing.id]: "failing try_now true run",
    [notTaken.id]: "not_taken try_now false delivery",
  });
  expect(jobs.find(({ id }) => id === notTaken.id)).toMatchObject({
    runId: notTaken.runId,
    agentName: "Agent",
  });
  expect({ hasMore, others }).toEqual({ hasMore: false, others: 0 });
});

test("shows a team its own, and of others how many", async () => {
  const [ours, theirs] = [await makeTeamWithJobs(), await makeTeamWithJobs()];
  await ours.add({ dueInSeconds: -400 });
  const foreign = await theirs.add({ dueInSeconds: -400 });
  await theirs.add({ dueInSeconds: -400, delivery: true });
  await insertJob("patchbay-prune-records:*/10 * * * *:1", { dueInSeconds: -400 });

  expect(await listStuckWork(ours.actor, KNOWN)).toMatchObject({ jobs: [{}], others: 3 });
  expect(await listStuckWork(theirs.actor, KNOWN)).toMatchObject({ jobs: [{}, {}], others: 2 });
  await expect(releaseJob(ours.actor, foreign.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await jobRow(foreign.id)).toMatchObject({ attempt: 0 });
});

test("is for admins and the owner", async () => {
  const team = await makeTeamWithJobs();
  const { id } = await team.add({ dueInSeconds: -400 });
  for (const role of ["builder", "viewer"] as const) {
    const actor = makeActor(team, role);
    await expect(listStuckWork(actor, KNOWN)).rejects.toMatchObject({ code: "forbidden" });
    await expect(releaseJob(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    expect(() => listSamples(actor)).toThrow(/role/);
  }
  expect(listSamples(makeActor(team, "admin"))).toEqual([]);
});

test("takes away a lease that ran out, and skips the pause before the next attempt", async () => {
  const team = await makeTeamWithJobs();
  const abandoned = await team.add({ dueInSeconds: -200, lease: -150, lapses: 2 });
  const failing = await team.add({ attempt: 5, dueInSeconds: 3_600 });

  expect(await releaseJob(team.actor, abandoned.id)).toMatchObject({ runId: abandoned.runId, wasHeld: true });
  expect(await releaseJob(team.actor, failing.id)).toMatchObject({ runId: failing.runId, wasHeld: false });
  expect(await releaseJob(team.actor, failing.id)).toMatchObject({ runId: failing.runId });

  expect(await jobRow(abandoned.id)).toMatchObject({ lease: null, lapses: 2, is_due: true });
  expect(await jobRow(failing.id)).toMatchObject({ lease: null, attempt: 5, is_due: true });
});

test("leaves alone what is in hand, and what sleeps", async () => {
  const team = await makeTeamWithJobs();
  const inHand = await team.add({ lease: 5, attempt: 4 });
  const asleep = await team.add({ dueInSeconds: 3_600 });
  const timer = await team.add({ dueInSeconds: 3_600, kind: "timer", attempt: 1 });

  await expect(releaseJob(team.actor, inHand.id)).rejects.toMatchObject({ code: "conflict" });
  await releaseJob(team.actor, asleep.id);
  await releaseJob(team.actor, timer.id);

  expect((await jobRow(inHand.id))?.lease).not.toBeNull();
  expect(await jobRow(asleep.id)).toMatchObject({ is_due: false });
  expect(await jobRow(timer.id)).toMatchObject({ is_due: false });
});

test("names our functions as the queue does", async () => {
  const handler = serve({ client: inngest(), functions: allFunctions(inngest()) });
  const queued = (await readFunctions(handler, signingKey())).map(({ id }) => id);

  expect(queued).toContain("patchbay-run-flow-failure");
  for (const id of queued) expect(functionIds(inngest())).toContain(id);
});

async function makeTeamWithJobs() {
  const team = await makeTeam();
  const { agentId } = await makeDeployedAgent(team.actor, []);

  async function add(job: Job): Promise<{ id: string; runId: string }> {
    const runId = newId("run");
    await sql()`
      insert into runs (id, team_id, agent_id, version_id, status, trigger, start_node_id, created_at)
      select ${runId}, team_id, id, deployed_version_id, 'running', 'webhook', 'start', now()
      from agents where id = ${agentId}`;
    if (!job.delivery) return { id: await insertJob(`${runId}:patchbay-run-flow`, job), runId };

    const deliveryId = newId("dlv");
    await sql()`
      insert into deliveries (id, team_id, run_id, step_key, target, status, created_at)
      values (${deliveryId}, ${team.teamId}, ${runId}, 'step', '{}', 'pending', now())`;

    return { id: await insertJob(`${deliveryId}:patchbay-deliver-webhook`, job), runId };
  }

  return { ...team, add };
}

async function insertJob(hostRunId: string, job: Job): Promise<string> {
  const {
    dueInSeconds = 0,
    lease,
    attempt = 0,
    lapses = 0,
    functionId = KNOWN[0] ?? "",
    kind = "call",
  } = job;
  const id = newId("job");
  await sql()`
    insert into host_runs (id, function_id, event, created_at) values (${hostRunId}, ${functionId}, '{}', now())`;
  await sql()`
    insert into host_jobs (id, run_id, function_id, kind, due_at, attempt, lapses, lease, leased_until)
    values (${id}, ${hostRunId}, ${functionId}, ${kind}, now() + make_interval(secs => ${dueInSeconds}), ${attempt},
      ${lapses}, ${lease === undefined ? null : sql()`gen_random_uuid()`},
      ${lease === undefined ? null : sql()`now() + make_interval(secs => ${lease})`})`;

  return id;
}

async function jobRow(id: string) {
  const [row] = await sql()<{ lease: string | null; attempt: number; lapses: number; is_due: boolean }[]>`
    select lease, attempt, lapses, due_at <= now() as is_due from host_jobs where id = ${id}`;

  return row;
}
