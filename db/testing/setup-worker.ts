import { afterAll, inject } from "vitest";
import { closeDatabase, connectDatabase } from "@/db/client";
import { createScratchDatabase, dropScratchDatabase } from "./scratch-database";

/**
 * Runs before each database test file: gives it a migrated database of its own and connects to it.
 * So files run side by side, and one that leaves rows behind disturbs no other.
 */

// What a developer's shell holds must not reach a test.
for (const name of Object.keys(process.env)) {
  if (/^(DATABASE_URL$|PATCHBAY_|INNGEST_|PORT$|HOST$)/.test(name)) delete process.env[name];
}
process.env.PATCHBAY_SECRET = "a secret for tests, of more than 32 bytes";

const server = inject("scratchServer");
const database = await createScratchDatabase(server, inject("templateDatabase"));
connectDatabase(database);

afterAll(async () => {
  await closeDatabase();
  await dropScratchDatabase(database, server);
});
