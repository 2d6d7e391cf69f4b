import { beforeAll, expect, test } from "vitest";
import { makeTeam } from "@/lib/testing/make-team";
import { captureRequest } from "./capture-request";
import { clearInspector, createInspector, deleteInspector, updateInspector } from "./change-inspector";
import { findCapturedRequest, listCapturedRows, listInspectors } from "./queries";

const FIRST_PAGE = { limit: 25 };

type Team = Awaited<ReturnType<typeof makeTeam>>;
let team: Team;
let stranger: Team;

beforeAll(async () => {
  team = await makeTeam();
  stranger = await makeTeam();
});

async function send(inspectorId: string, { path = "", ...init }: RequestInit & { path?: string }) {
  const url = `/inspect/${inspectorId}${path}`;
  const request = new Request(`http://patchbay.test${url}`, { method: "POST", ...init });

  return captureRequest(request, new URL(request.url).pathname);
}

/** An inspector with one request, sent with the team's key. */
async function usedInspector(init: RequestInit & { path?: string } = {}) {
  const inspectorId = await createInspector(team.actor, { name: "Inspector" });
  await send(inspectorId, { ...init, headers: { apikey: team.apiKey, ...init.headers } });
  const { data } = await listCapturedRows(team.actor, inspectorId, FIRST_PAGE);

  return { inspectorId, rows: data, requestId: data[0]?.id ?? "" };
}

test("takes the team's key or its own flows only, until it is opened", async () => {
  const id = await createInspector(team.actor, { name: "Closed" });
  const statuses = [
    (await send(id, {})).status,
    (await send(id, { headers: { apikey: stranger.apiKey } })).status,
    (await send(id, { headers: { apikey: team.apiKey } })).status,
  ];
  await updateInspector(team.actor, id, { isPublic: true });
  statuses.push((await send(id, {})).status);

  expect(statuses).toEqual([403, 403, 200, 200]);
});

test("shows headers as they came, but never what opens Patchbay itself", async () => {
  const { inspectorId, requestId } = await usedInspector({
    path: `/orders?key=${team.apiKey}`,
    headers: { authorization: `Bearer ${team.apiKey}`, "webhook-signature": "v1,abc" },
  });
  const request = await findCapturedRequest(team.actor, inspectorId, requestId);

  expect(JSON.stringify(request)).not.toContain(team.apiKey);
  expect(request?.headers["webhook-signature"]).toBe("v1,abc");
  expect(request?.headers.authorization).toBe(`Bearer ${team.apiKey.slice(0, 14)}••••••••`);
});

test("a list shows how each body begins, on one line and without half a character", async () => {
  const { rows } = await usedInspector({ body: `{\n  "name": "Zoë"\n}${"€".repeat(100)}` });

  expect(rows[0]?.preview).toMatch(/^\{ "name": "Zoë" \}€+$/);
});

test("knows when it last got something", async () => {
  const { inspectorId } = await usedInspector();
  const quietId = await createInspector(team.actor, { name: "Quiet" });
  const inspectors = new Map((await listInspectors(team.actor)).map((row) => [row.id, row.lastRequestAt]));

  expect(inspectors.get(inspectorId)).toBeInstanceOf(Date);
  expect(inspectors.get(quietId)).toBeNull();
});

test("forgets what it got when it is cleared", async () => {
  const { inspectorId, requestId } = await usedInspector();
  await clearInspector(team.actor, inspectorId);

  expect(await findCapturedRequest(team.actor, inspectorId, requestId)).toBeNull();
});

test("is nothing to another team", async () => {
  const { inspectorId, requestId } = await usedInspector();
  const attempts = [
    () => findCapturedRequest(stranger.actor, inspectorId, requestId),
    () => listCapturedRows(stranger.actor, inspectorId, FIRST_PAGE),
    () => clearInspector(stranger.actor, inspectorId),
    () => deleteInspector(stranger.actor, inspectorId),
  ];

  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
});
