import { beforeAll, expect, test } from "vitest";
import { loadHost } from "@/inngest/start-host";
import { receiveCall } from "@/lib/requests/receive-call";
import { makeDeployedAgent } from "@/lib/testing/make-agent";
import { makeTeam } from "@/lib/testing/make-team";
import { createWebhook } from "./create-webhook";
import { getWebhook, listWebhooks } from "./queries";

let team: Awaited<ReturnType<typeof makeTeam>>;

beforeAll(async () => {
  await loadHost();
  team = await makeTeam();
});

test("a webhook knows the agents it starts and its latest call", async () => {
  const { webhookId, agentId } = await makeDeployedAgent(team.actor, [
    { kind: "wait", config: { seconds: 3600 } },
  ]);
  const quietId = await createWebhook(team.actor, { name: "Quiet", phonePath: "phone" });
  const request = new Request("http://patchbay.test", {
    method: "POST",
    headers: { apikey: team.apiKey },
    body: "{}",
  });
  await receiveCall(request, webhookId);
  const { data } = await listWebhooks(team.actor, { limit: 25 });

  expect(data.map(({ id, agents, lastCallAt }) => [id, agents, lastCallAt])).toEqual([
    [quietId, [], null],
    [webhookId, [{ id: agentId, name: "Agent" }], expect.any(Date)],
  ]);
  expect((await getWebhook(team.actor, webhookId)).lastCallAt).toBeInstanceOf(Date);
});

test("a webhook is nothing to another team", async () => {
  const webhookId = await createWebhook(team.actor, { name: "Hook", phonePath: "phone" });
  const stranger = await makeTeam();

  await expect(getWebhook(stranger.actor, webhookId)).rejects.toMatchObject({ code: "not_found" });
});
