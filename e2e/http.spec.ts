import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { expect, test } from "./fixtures";

type Captured = { data: { headers: Record<string, string>; body: string }[] };

test("the demo call ends in a message and a delivery that standardwebhooks accepts", async ({ patchbay }) => {
  const { api, demo } = patchbay;
  const body = { phone: "+14155550123", firstName: 'Zoë "Z"\n😀', offerCode: "COMEBACK20", campaignId: 8143 };
  const answer = await (await api.trigger(demo.webhookId, JSON.stringify(body))).json();
  await expect
    .poll(async () => (await api.call<{ status: string }>("GET", `/runs/${answer.runs[0].id}`)).status, {
      timeout: 2_000,
    })
    .toBe("succeeded");

  const inspectorId = demo.inspectorUrl.split("/").at(-1);
  const { data } = await api.call<Captured>("GET", `/inspectors/${inspectorId}/requests`);
  const [delivery] = data;
  expect(new Webhook(demo.signingSecret).verify(delivery?.body ?? "", delivery?.headers ?? {})).toMatchObject(
    {
      firstName: body.firstName,
      offerCode: "COMEBACK20",
      campaignId: 8143,
    },
  );
});

test("bodies that are too large are answered, however much more is on its way", async ({ patchbay }) => {
  const { api, demo } = patchbay;
  for (const bytes of [1024 * 1024 + 1, 12 * 1024 * 1024]) {
    const response = await api.trigger(demo.webhookId, "x".repeat(bytes));

    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "payload_too_large" });
  }
  const fits = `{"text":"${"x".repeat(1024 * 1024 - 11)}"}`;
  expect(fits).toHaveLength(1024 * 1024);
  expect((await api.trigger(demo.webhookId, fits)).status).toBe(202);
});

test("what the API does not have is an error of ours, and every error a problem document", async ({
  patchbay,
}) => {
  const { server, demo } = patchbay;
  const ask = (path: string, init?: RequestInit) =>
    fetch(server.url + path, { ...init, headers: { apikey: demo.apiKey, ...init?.headers } });
  const answers = [
    await ask("/api/v1/nothing"),
    await ask("/api/v1/agents/agt_0"),
    await ask("/api/v1/agents", { headers: { apikey: "" } }),
    await ask("/api/v1/agents", { method: "POST", body: "{" }),
    await ask("/api/v1/agents", { method: "POST", body: '{"name":""}' }),
    await ask(`/api/v1/agents/${demo.agentId}/flow`, { method: "PUT", body: '{"version":2}' }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 401, 400, 422, 422]);
  for (const answer of answers) {
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status: answer.status,
      code: expect.any(String),
    });
  }
});

test("the executor's door is closed to whoever cannot sign", async ({ patchbay }) => {
  for (const method of ["GET", "POST", "PUT"]) {
    const response = await fetch(`${patchbay.server.url}/api/inngest?fnId=patchbay-run-flow&stepId=step`, {
      method,
      body: method === "GET" ? null : "{}",
    });

    expect(response.status).toBe(401);
  }
});

test("an inspector takes calls of ours and of its team, and of nobody else until it is opened", async ({
  patchbay,
}) => {
  const { demo } = patchbay;
  const post = (headers: Record<string, string> = {}) =>
    fetch(demo.inspectorUrl, { method: "POST", body: "{}", headers });

  expect((await post()).status).toBe(403);
  expect((await post({ apikey: "pb_live_wrong" })).status).toBe(403);
  expect((await post({ apikey: demo.apiKey })).status).toBe(200);
});

test("live streams and pages are for members", async ({ patchbay }) => {
  const { server } = patchbay;
  const stream = await fetch(`${server.url}/api/live/demo?kind=runs&since=0`);
  const page = await fetch(`${server.url}/demo/agents`, { redirect: "manual" });

  expect(stream.status).toBe(404);
  expect([page.status, page.headers.get("location")]).toEqual([307, expect.stringContaining("/sign-in")]);
});

test("without its database the server answers 503, and goes on when it is back", async ({ patchbay }) => {
  const { server, api, demo } = patchbay;
  const [pid] = (await readFile(path.join(server.dataDir, "postgres/postmaster.pid"), "utf8")).split("\n");
  execFileSync("kill", ["-STOP", pid ?? ""]);
  const connections = execFileSync("pgrep", ["-P", pid ?? ""], { encoding: "utf8" })
    .trim()
    .split("\n");
  execFileSync("kill", ["-KILL", ...connections]);
  try {
    await expect
      .poll(async () => {
        const response = await api.trigger(demo.webhookId, "{}");
        return [response.status, response.headers.get("retry-after") !== null];
      })
      .toEqual([503, true]);
  } finally {
    execFileSync("kill", ["-CONT", pid ?? ""]);
  }

  await expect
    .poll(async () => (await api.trigger(demo.webhookId, "{}")).status, { timeout: 60_000 })
    .toBe(202);
});
