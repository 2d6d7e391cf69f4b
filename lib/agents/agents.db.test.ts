import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "@/db/client";
import { createWebhook } from "@/lib/agent-webhooks/create-webhook";
import { newSigningSecret } from "@/lib/deliveries/standard-signature";
import { straightFlow } from "@/lib/testing/make-agent";
import { makeActor, makeTeam } from "@/lib/testing/make-team";
import { createAgent } from "./create-agent";
import { deleteAgent } from "./delete-agent";
import { deployAgent } from "./deploy-agent";
import { getAgent, listAgents, listVersions } from "./queries";
import { restoreVersion } from "./restore-version";
import { revealSigningSecret } from "./reveal-signing-secret";
import { saveDraft } from "./save-draft";
import { undeployAgent } from "./undeploy-agent";
import { updateAgent } from "./update-agent";

type Team = Awaited<ReturnType<typeof makeTeam>>;
let team: Team;
let webhookId: string;

beforeAll(async () => {
  team = await makeTeam();
  webhookId = await createWebhook(team.actor, { name: "Hook", phonePath: "phone" });
});

function flowWith(config: Record<string, unknown> = {}) {
  return straightFlow(webhookId, [
    { kind: "webhook_trigger", id: "crm", config: { url: "https://crm.example.com", ...config } },
  ]);
}

function newAgent(flow = flowWith()) {
  return createAgent(team.actor, { name: "Agent", flow });
}

async function savedConfig(agentId: string) {
  const { flow } = await getAgent(team.actor, agentId);
  const node = flow.nodes.find(({ id }) => id === "crm");
  if (node?.kind !== "webhook_trigger") throw new Error("The step is gone.");

  return node.config;
}

test("a new agent talks through the sandbox and is not deployed", async () => {
  const id = await createAgent(team.actor, { name: "Fresh" });

  expect(await getAgent(team.actor, id)).toMatchObject({
    name: "Fresh",
    inboxId: team.inboxId,
    deploy: { state: "not_deployed" },
    flow: { nodes: [], edges: [] },
  });
});

describe("draft and version", () => {
  test("deploying makes versions; the badge tells whether the draft differs from the live one", async () => {
    const id = await newAgent();
    expect(await deployAgent(team.actor, id, "first")).toEqual({ version: 1 });
    expect((await getAgent(team.actor, id)).deploy).toEqual({ state: "live", version: 1 });

    await saveDraft(team.actor, id, flowWith({ url: "https://other.example.com" }));
    expect((await getAgent(team.actor, id)).deploy).toEqual({ state: "live_draft_differs", version: 1 });

    await deployAgent(team.actor, id, "second");
    expect((await getAgent(team.actor, id)).deploy).toEqual({ state: "live", version: 2 });
    const newer = await listVersions(team.actor, id, { limit: 1 });
    const older = await listVersions(team.actor, id, { limit: 1, cursor: newer.nextCursor ?? "" });
    expect(newer.data).toMatchObject([{ number: 2, note: "second", isDeployed: true }]);
    expect(older).toMatchObject({
      data: [{ number: 1, note: "first", isDeployed: false }],
      nextCursor: null,
    });
  });

  test("a card that was only moved is no difference", async () => {
    const id = await newAgent();
    await deployAgent(team.actor, id, "");
    const { flow } = await getAgent(team.actor, id);
    const moved = {
      ...flow,
      nodes: flow.nodes.map((node) => ({ ...node, position: { x: node.position.x + 50, y: 9 } })),
    };
    await saveDraft(team.actor, id, moved);

    expect((await getAgent(team.actor, id)).deploy).toEqual({ state: "live", version: 1 });
  });

  test("an earlier version becomes the draft again, and nothing is deployed by that", async () => {
    const id = await newAgent();
    await deployAgent(team.actor, id, "");
    await saveDraft(team.actor, id, flowWith({ url: "https://other.example.com" }));
    await deployAgent(team.actor, id, "");
    await restoreVersion(team.actor, id, 1);

    expect((await savedConfig(id)).url).toBe("https://crm.example.com");
    expect((await getAgent(team.actor, id)).deploy).toEqual({ state: "live_draft_differs", version: 2 });
    await expect(restoreVersion(team.actor, id, 9)).rejects.toMatchObject({ code: "not_found" });
  });

  test("problems keep a draft from being deployed, not from being saved", async () => {
    const id = await newAgent();
    const { problems } = await saveDraft(team.actor, id, flowWith({ url: "" }));

    expect(problems).toMatchObject([{ nodeId: "crm", path: "config.url" }]);
    await expect(deployAgent(team.actor, id, "")).rejects.toMatchObject({
      code: "flow_has_problems",
      errors: [{ path: "nodes[1].config.url" }],
      extra: { problems: [{ nodeId: "crm", path: "config.url" }] },
    });
  });

  test("an agent with a message step and no inbox cannot be deployed (R15)", async () => {
    const flow = straightFlow(webhookId, [{ kind: "send_message", id: "text", config: { text: "Hi" } }]);
    const id = await createAgent(team.actor, { name: "Mute", flow, inboxId: null });
    await expect(deployAgent(team.actor, id, "")).rejects.toMatchObject({ code: "flow_has_problems" });

    await updateAgent(team.actor, id, { inboxId: team.inboxId });
    expect(await deployAgent(team.actor, id, "")).toEqual({ version: 1 });
  });

  test("the second of two editors is told", async () => {
    const id = await newAgent();
    const { revision } = await getAgent(team.actor, id);
    await saveDraft(team.actor, id, flowWith({ url: "https://one.example.com" }), revision);

    await expect(
      saveDraft(team.actor, id, flowWith({ url: "https://two.example.com" }), revision),
    ).rejects.toMatchObject({
      code: "revision_mismatch",
      extra: { revision: revision + 1 },
    });
    expect((await savedConfig(id)).url).toBe("https://one.example.com");
  });

  test("ten deploys at once make ten versions", async () => {
    const id = await newAgent();
    const versions = await Promise.all(Array.from({ length: 10 }, () => deployAgent(team.actor, id, "")));

    expect(versions.map(({ version }) => version).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });
});

describe("secrets of a flow", () => {
  test("are stored encrypted and come back as references that can be saved again", async () => {
    const signingSecret = newSigningSecret();
    const secrets = {
      secret: "hunter2-shared",
      signingSecret,
      headers: { Authorization: "Bearer hunter2-header", "x-plain": "shown" },
    };
    const id = await newAgent(flowWith(secrets));
    const config = await savedConfig(id);

    expect(config).toMatchObject({
      secret: expect.stringMatching(/^secret:\/\/sec_/),
      signingSecret: expect.stringMatching(/^secret:\/\/sec_/),
      headers: { Authorization: expect.stringMatching(/^secret:\/\/sec_/), "x-plain": "shown" },
    });
    const [row] = await sql()`select draft from agents where id = ${id}`;
    expect(row?.draft).not.toMatch(/hunter2|whsec_/);
    expect(await revealSigningSecret(team.actor, id, "crm")).toBe(signingSecret);

    const { flow } = await getAgent(team.actor, id);
    await saveDraft(team.actor, id, flow);
    expect(await savedConfig(id)).toEqual(config);
  });

  test("a step without a signing secret gets one, and keeps it", async () => {
    const id = await newAgent();
    const secret = await revealSigningSecret(team.actor, id, "crm");
    const { flow } = await getAgent(team.actor, id);
    await saveDraft(team.actor, id, flow);

    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await revealSigningSecret(team.actor, id, "crm")).toBe(secret);
  });

  test("one that cannot sign is a problem", async () => {
    const id = await newAgent(flowWith({ signingSecret: "whsec_too-short" }));

    expect((await getAgent(team.actor, id)).problems).toMatchObject([
      { nodeId: "crm", path: "config.signingSecret" },
    ]);
  });

  test("a header that is filled in with each run is a template, not a secret", async () => {
    const id = await newAgent(flowWith({ headers: { "x-idempotency-key": "{{request.id}}" } }));

    expect((await savedConfig(id)).headers).toEqual({ "x-idempotency-key": "{{request.id}}" });
  });

  test("another team's reference is refused", async () => {
    const id = await newAgent(flowWith({ secret: "mine" }));
    const { secret } = await savedConfig(id);
    const other = await makeTeam();
    const foreign = await createWebhook(other.actor, { name: "Hook", phonePath: "phone" });
    const flow = straightFlow(foreign, [
      { kind: "webhook_trigger", id: "crm", config: { url: "https://crm.example.com", secret } },
    ]);

    await expect(createAgent(other.actor, { name: "Thief", flow })).rejects.toMatchObject({
      code: "validation_failed",
      errors: [{ path: "nodes[1].config.secret" }],
    });
  });
});

describe("another team", () => {
  test("finds no agent, whatever it tries", async () => {
    const id = await newAgent();
    await deployAgent(team.actor, id, "");
    const { actor } = await makeTeam();
    const tries = [
      getAgent(actor, id),
      listVersions(actor, id, { limit: 25 }),
      saveDraft(actor, id, flowWith()),
      deployAgent(actor, id, ""),
      undeployAgent(actor, id),
      updateAgent(actor, id, { name: "Mine" }),
      restoreVersion(actor, id, 1),
      revealSigningSecret(actor, id, "crm"),
      deleteAgent(actor, id),
    ];

    for (const result of await Promise.allSettled(tries)) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
    }
    expect((await listAgents(actor, { limit: 25 })).data).toEqual([]);
  });

  test("lends no inbox", async () => {
    const other = await makeTeam();

    await expect(createAgent(team.actor, { name: "A", inboxId: other.inboxId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("a viewer sees and changes nothing", async () => {
  const id = await newAgent();
  const viewer = makeActor(team, "viewer");

  expect(await getAgent(viewer, id)).toMatchObject({ id });
  const tries = [
    saveDraft(viewer, id, flowWith()),
    deployAgent(viewer, id, ""),
    deleteAgent(viewer, id),
    revealSigningSecret(viewer, id, "crm"),
  ];
  for (const result of await Promise.allSettled(tries)) {
    expect(result).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
  }
});

test("a deleted agent is gone from lists and starts nothing, and its versions stay for past runs", async () => {
  const id = await newAgent();
  await deployAgent(team.actor, id, "");
  await deleteAgent(team.actor, id);

  await expect(getAgent(team.actor, id)).rejects.toMatchObject({ code: "not_found" });
  expect((await listAgents(team.actor, { limit: 100 })).data.map((agent) => agent.id)).not.toContain(id);
  expect(await sql()`select 1 from deployed_triggers where agent_id = ${id}`).toEqual([]);
  expect(await sql()`select number from agent_versions where agent_id = ${id}`).toHaveLength(1);
});
