import { ApiClient } from "./api-client";
import { expect, test } from "./fixtures";
import { makeOtherTeam } from "./other-team";

test("what belongs to another team does not exist, under its address and under ours", async ({
  page,
  patchbay,
}) => {
  const { server } = patchbay;
  const other = await makeOtherTeam(server);
  const api = new ApiClient(server.url, other.apiKey);
  const { agentId, webhookId } = await api.deployForwarder(patchbay.receiver.url);
  const call = await (await api.trigger(webhookId, "{}")).json();
  const places = [
    "agents",
    `agents/${agentId}`,
    "requests",
    `requests/${call.requestId}`,
    `requests/${call.requestId}/body`,
    `runs/${call.runs[0].id}`,
    `webhooks/${webhookId}`,
    `webhooks/inspectors/${other.inspectorId}`,
    "settings/api",
  ];

  for (const place of places) {
    const theirs = await page.request.get(`/${other.slug}/${place}`);
    expect.soft(theirs.status(), `${place} of the other team`).toBe(404);
  }
  for (const place of places.filter((path) => path.includes("_") || path.includes(webhookId))) {
    const ours = await page.request.get(`/demo/${place}`);
    expect.soft(ours.status(), `${place} below our own address`).toBe(404);
  }

  await page.goto(`/${other.slug}/agents/${agentId}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
});
