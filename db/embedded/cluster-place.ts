import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { StartRefused } from "@/lib/core/env";
import { canEnter } from "./can-enter";
import { explainAccess, keepOwner } from "./data-dir";
import { createDurably, syncDirectory } from "./durable-file";
import { unless } from "./error-code";
import type { OsUser } from "./os-user";

/** Where root's clusters are kept when `nobody` cannot reach the data directory. */
const FALLBACK_HOME = "/var/lib/patchbay";

/** `directory` is relative to the data directory, so that this can be moved, or absolute. */
const recordSchema = z.object({
  name: z.string().regex(/^[0-9a-f]{16}$/),
  directory: z.string().min(1),
  /** Whether the database has been made, so that its absence means that something is wrong. */
  isMade: z.boolean(),
});
type ClusterRecord = z.output<typeof recordSchema>;

type ClusterPlace = { clusterDir: string; isMade: boolean };

/**
 * Decides where PGDATA is: `<dataDir>/postgres`, or `/var/lib/patchbay/<random name>` where
 * PostgreSQL's user cannot enter the data directory (SPEC 6).
 *
 * The decision is kept in `<dataDir>/cluster`. Without that file the cluster is as good as gone:
 * whoever deletes the data directory gets a new database, never the old one with a new secret. And a
 * database once made stays where it is, even if a directory becomes reachable later.
 *
 * @param say gets a sentence for people when the database is outside of the data directory
 */
export async function placeCluster(
  dataDir: string,
  user: OsUser | null,
  say: (sentence: string) => void,
): Promise<ClusterPlace> {
  const record = (await readRecord(dataDir)) ?? (await createRecord(dataDir, user));
  const clusterDir = path.resolve(dataDir, record.directory);
  const home = path.dirname(clusterDir);
  if (home !== dataDir) {
    await mkdir(home, { recursive: true, mode: 0o711 });
    say(
      `The database is in ${clusterDir}, because PostgreSQL's user could not enter ${dataDir}. Back up both: they belong together.`,
    );
  }
  if (!(await canEnter(home, user))) throw outOfReach(home);

  return { clusterDir, isMade: record.isMade };
}

/** Where the database of this data directory is; null when there is none. Changes nothing. */
export async function findCluster(dataDir: string): Promise<string | null> {
  const record = await readRecord(dataDir);

  return record && path.resolve(dataDir, record.directory);
}

/** Whether this data directory's database was made before. */
export async function isClusterMade(dataDir: string): Promise<boolean> {
  return (await readRecord(dataDir))?.isMade ?? false;
}

/** Records that the database is there from now on. */
export async function recordMade(dataDir: string): Promise<void> {
  const record = await readRecord(dataDir);
  if (!record || record.isMade) return;

  const draft = await draftRecord(dataDir, { ...record, isMade: true });
  await rename(draft, recordFile(dataDir));
  await syncDirectory(dataDir);
}

async function readRecord(dataDir: string): Promise<ClusterRecord | null> {
  const file = recordFile(dataDir);
  try {
    const text = await unless(["ENOENT"], readFile(file, "utf8"), null);

    return text === null ? null : recordSchema.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw explainAccess(error, dataDir);
    throw new StartRefused(
      `The file ${file} is damaged. It says where the database is. Restore it from a backup, or delete ${dataDir} to begin anew with an empty database.`,
    );
  }
}

async function createRecord(dataDir: string, user: OsUser | null): Promise<ClusterRecord> {
  const name = randomBytes(8).toString("hex");
  const isReachable = await canEnter(dataDir, user);
  const directory = isReachable ? "postgres" : path.join(FALLBACK_HOME, name);
  const record = { name, directory, isMade: false };
  try {
    const draft = await draftRecord(dataDir, record);
    // Linked into place: of several starters at once only one succeeds.
    await unless(["EEXIST"], link(draft, recordFile(dataDir)), null);
    await rm(draft);
    await syncDirectory(dataDir);
  } catch (error) {
    throw explainAccess(error, dataDir);
  }

  return (await readRecord(dataDir)) ?? record;
}

/** Written beside its place, so that what is in place is never half a record. */
async function draftRecord(dataDir: string, record: ClusterRecord): Promise<string> {
  const draft = `${recordFile(dataDir)}.${randomBytes(4).toString("hex")}`;
  await createDurably(draft, `${JSON.stringify(record)}\n`);
  await keepOwner(draft, dataDir);

  return draft;
}

function recordFile(dataDir: string): string {
  return path.join(dataDir, "cluster");
}

function outOfReach(home: string): StartRefused {
  return new StartRefused(
    `PostgreSQL cannot reach its files: its user may not enter ${home}. Allow others to pass through that directory and those above it (chmod o+x), or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
