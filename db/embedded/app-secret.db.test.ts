import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { preparedDataDir, scratchDataDir } from "@/db/testing/scratch-data-dir";
import { keptSecret } from "./app-secret";

test("makes one secret, for several who ask at once, and keeps it to the owner", async () => {
  const dataDir = await scratchDataDir();
  const secrets = await Promise.all(Array.from({ length: 5 }, () => keptSecret(dataDir)));

  expect(new Set(secrets).size).toBe(1);
  expect(Buffer.from(secrets[0] ?? "", "base64")).toHaveLength(32);
  expect(await keptSecret(dataDir)).toBe(secrets[0]);
  expect((await stat(path.join(dataDir, "secret"))).mode & 0o777).toBe(0o600);
  expect(await readdir(dataDir)).toEqual(["secret"]);
});

test("makes no new one for a database that was written with another", async () => {
  const dataDir = await preparedDataDir();
  await rm(path.join(dataDir, "secret"), { force: true });

  await expect(keptSecret(dataDir)).rejects.toThrow(/is gone.*Restore it/);
});
