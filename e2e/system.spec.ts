import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { closeDatabase, connectDatabase, sql } from "@/db/client";
import { ensureCluster } from "@/db/embedded/ensure-cluster";
import { DEMO_BODY } from "@/lib/demo/demo-flow";
import { makeTeam } from "@/lib/testing/make-team";
import { ApiClient } from "./api-client";
import { PatchbayServer } from "./patchbay-server";

const TOKEN = "a token for scraping metrics";

let server: PatchbayServer;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await PatchbayServer.create({ env: { PATCHBAY_METRICS_TOKEN: TOKEN } });
  await server.start();
  const { target } = await ensureCluster({ dataDir: server.dataDir, say: () => {} });
  connectDatabase(target);
});

test.afterAll(async () => {
  await closeDatabase();
  await server.remove();
});

test("metrics count a call and tell it to whoever has the token", async () => {
  const demo = await server.demo();
  await new ApiClient(server.url, demo.apiKey).trigger(demo.webhookId, JSON.stringify(DEMO_BODY));

  expect((await scrape()).status).toBe(401);
  expect((await scrape("Bearer wrong")).status).toBe(401);
  await expect
    .poll(async () => (await scrape(`Bearer ${TOKEN}`)).text())
    .toContain('patchbay_runs_ended_total{state="succeeded"} 1');
  const text = await (await scrape(`Bearer ${TOKEN}`)).text();
  expect(text).toContain('patchbay_requests_total{fate="ran"} 1');
  expect(text).toContain('patchbay_delivery_attempts_total{outcome="ok"} 1');
});

test("an admin gets stuck work going, and nobody else sees the page", async ({ page }) => {
  const { runId } = await addFailingJob();
  await signIn(page, await server.demo());
  await page.goto(`${server.url}/demo/settings`);
  await page.getByRole("link", { name: "System" }).click();

  const row = page.getByRole("row", { name: /failed 5 times/ });
  await expect(row.getByRole("link")).toHaveAttribute("href", `/demo/runs/${runId}`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  }
  await row.getByRole("button", { name: /^Try now/ }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("may do so a second time");
  await dialog.getByRole("button", { name: "Try again now" }).click();
  await expect(page.getByRole("heading", { name: "Nothing is stuck" })).toBeVisible({ timeout: 40_000 });

  const team = await makeTeam();
  await sql()`update memberships set role = 'builder' where team_id = ${team.teamId}`;
  await page.context().clearCookies();
  await signIn(page, team);
  await page.goto(`${server.url}/${team.slug}/settings`);
  await expect(page.getByRole("link", { name: "API", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "System" })).toHaveCount(0);
  expect((await page.goto(`${server.url}/${team.slug}/settings/system`))?.status()).toBe(404);
});

function scrape(authorization?: string): Promise<Response> {
  return fetch(`${server.url}/api/metrics`, { headers: authorization ? { authorization } : {} });
}

/** A run of the demo whose work has failed five times and tries again in an hour. */
async function addFailingJob(): Promise<{ runId: string }> {
  const [run] = await sql()<{ id: string }[]>`select id from runs order by id desc limit 1`;
  const runId = run?.id ?? "";
  const event = { id: runId, name: "patchbay/run.requested", data: { runId }, ts: Date.now() };
  const hostRunId = `${runId}:patchbay-run-flow:again`;
  await sql()`
    insert into host_runs (id, function_id, event, created_at)
    values (${hostRunId}, 'patchbay-run-flow', ${JSON.stringify(event)}, now())`;
  await sql()`
    insert into host_jobs (id, run_id, function_id, due_at, attempt)
    values ('job_failing', ${hostRunId}, 'patchbay-run-flow', now() + interval '1 hour', 5)`;

  return { runId };
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/agents$/);
}
