import { randomBytes } from "node:crypto";
import { link, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { StartRefused } from "@/lib/core/env";
import { isClusterMade } from "./cluster-place";
import { keepOwner, prepareDataDir } from "./data-dir";
import { createDurably, syncDirectory } from "./durable-file";
import { unless } from "./error-code";

const SECRET_BYTES = 32;

/**
 * The secret of an installation that nobody gave one: made once and kept in the data directory. What
 * is encrypted in its database cannot be read without it. Several processes may ask at once.
 *
 * @throws StartRefused when the database is there and its secret is not
 */
export async function keptSecret(dataDir: string): Promise<string> {
  const realDataDir = await prepareDataDir(dataDir);
  const file = path.join(realDataDir, "secret");
  const known = await readSecret(file);
  if (known !== null) return known;
  if (await isClusterMade(realDataDir)) {
    throw new StartRefused(
      `The file ${file} is gone. What is stored encrypted cannot be read without it. Restore it from a backup, or delete ${realDataDir} to begin anew with an empty database.`,
    );
  }

  const draft = `${file}.${randomBytes(4).toString("hex")}`;
  await createDurably(draft, `${randomBytes(SECRET_BYTES).toString("base64")}\n`);
  await keepOwner(draft, realDataDir);
  // Whole or not at all, and never over somebody else's.
  await unless(["EEXIST"], link(draft, file), undefined);
  await rm(draft);
  await syncDirectory(realDataDir);

  return (await readSecret(file)) ?? "";
}

async function readSecret(file: string): Promise<string | null> {
  return (await unless(["ENOENT"], readFile(file, "utf8"), null))?.trim() || null;
}
