import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Cluster, ensureCluster } from "@/db/embedded/ensure-cluster";
import { createScratchDatabase, type ScratchTarget } from "@/db/testing/scratch-database";
import { PatchbayServer } from "./patchbay-server";

/** Nothing here has to survive anything. */
const FAST_SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

const OWNER = { team: "Acme", name: "Ada", email: "ada@example.com", password: "a long enough password" };

let scratchDir: string;
let cluster: Cluster;

/** Somebody's own PostgreSQL, as far as Patchbay can tell. */
test.beforeAll(async () => {
  scratchDir = await mkdtemp(path.join(tmpdir(), "patchbay-e2e-database-"));
  await chmod(scratchDir, 0o711);
  const dataDir = path.join(scratchDir, "data");
  cluster = await ensureCluster({ dataDir, say: () => {}, settings: FAST_SETTINGS });
});

test.afterAll(async () => {
  await cluster.stop();
  await rm(scratchDir, { recursive: true });
});

test("with DATABASE_URL nothing is seeded, and the first visit, but no second, creates the owner", async ({
  page,
  browser,
}) => {
  const server = await serverOn(await createScratchDatabase(cluster.target));
  try {
    await server.start();
    await expect(server.demo()).rejects.toThrow(/ENOENT/);

    // Somebody else has the form open too, and is later.
    const late = await browser.newPage();
    await late.goto(`${server.url}/`);
    await page.goto(`${server.url}/`);
    await fillIn(page, OWNER);
    await expect(page).toHaveURL(`${server.url}/acme/agents`);

    await fillIn(late, { ...OWNER, team: "Mallory's", email: "mallory@example.com" });
    await expect(late.getByText("This Patchbay has an owner already. Sign in instead.")).toBeVisible();
    await late.goto(`${server.url}/setup`);
    await expect(late).toHaveURL(/\/sign-in/);
  } finally {
    await server.remove();
  }
});

test("two servers may start on one new database at once", async () => {
  const database = await createScratchDatabase(cluster.target);
  const servers = [await serverOn(database), await serverOn(database)];
  try {
    await Promise.all(servers.map((server) => server.start()));

    for (const { url } of servers) expect((await fetch(`${url}/api/health`)).status).toBe(200);
  } finally {
    await Promise.all(servers.map((server) => server.remove()));
  }
});

test("DATABASE_URL without PATCHBAY_SECRET is refused, with how to make one", async () => {
  const server = await PatchbayServer.create({ env: { DATABASE_URL: "postgres://db.example.com/patchbay" } });

  expect(await server.startToFail()).toBe(1);
  expect(server.output).toMatch(/PATCHBAY_SECRET must be set together with DATABASE_URL.*openssl rand/);
  await server.remove();
});

/** The scratch PostgreSQL has a socket only, which a URL cannot name: libpq's variables do. */
async function serverOn({ host, username, database }: ScratchTarget): Promise<PatchbayServer> {
  const env = {
    DATABASE_URL: `postgres:///${database}`,
    PGHOST: host,
    PGUSER: username,
    PATCHBAY_SECRET: "a secret for tests, of more than 32 bytes",
  };

  return PatchbayServer.create({ env });
}

async function fillIn(page: Page, { team, name, email, password }: typeof OWNER): Promise<void> {
  await page.getByLabel("Team name").fill(team);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create team" }).click();
}
