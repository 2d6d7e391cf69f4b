import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { StartRefused } from "@/lib/core/env";
import { explainAccess } from "./data-dir";
import { createDurably, syncDirectory } from "./durable-file";
import { errorCodeOf, unless } from "./error-code";
import type { Installation } from "./installation";
import { giveTo } from "./os-user";
import { processState } from "./process-state";
import { runCommand } from "./run-command";

/** Every session is this user, and this is our database. */
export const USERNAME = "patchbay";
export const DATABASE = "patchbay";

/**
 * The libc locale is plain C, which every system has; texts are compared and folded by PostgreSQL's
 * own C.UTF-8, which is the same everywhere and with every version of the C library.
 */
const INITDB_OPTIONS = [
  `--username=${USERNAME}`,
  "--auth=trust",
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
];

/** No initdb takes this long: an older draft is one of a process number that was reused. */
const DRAFT_MAX_AGE_MS = 60 * 60 * 1000;

/**
 * Makes the cluster with our empty database in it, unless there is one. It is prepared beside its
 * place and then renamed: what is in place is complete, however often this is killed, and of several
 * starters at once one wins.
 *
 * @param isMade whether it was made before
 * @throws StartRefused when it was made and is not there: an empty one in its place would hide the loss
 */
export async function initCluster(installation: Installation, isMade: boolean): Promise<void> {
  const { clusterDir, user, say } = installation;
  if (await isCluster(clusterDir)) return;
  if (isMade) throw missing(clusterDir);

  await sweepDrafts(clusterDir);
  say(`Making a new, empty database in ${clusterDir}.`);
  const draft = `${draftPrefix(clusterDir)}${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await giveTo(draft, user);
    await fill(draft, installation);
    await moveIntoPlace(draft, clusterDir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Inside PGDATA: a random id, the cluster's own as long as it lives. */
export function clusterIdFile(clusterDir: string): string {
  return path.join(clusterDir, "patchbay.id");
}

async function isCluster(clusterDir: string): Promise<boolean> {
  try {
    return (await unless(["ENOENT"], stat(path.join(clusterDir, "PG_VERSION")), null)) !== null;
  } catch (error) {
    throw explainAccess(error, clusterDir);
  }
}

async function fill(draft: string, { binDir, user, settings }: Installation): Promise<void> {
  const isUnsafe = settings.fsync === "off";
  const initdb = await runCommand(
    path.join(binDir, "initdb"),
    ["-D", draft, ...INITDB_OPTIONS, ...(isUnsafe ? ["--no-sync"] : [])],
    { user },
  );
  if (initdb.status !== 0) throw failed(initdb.output, draft);

  // Here, alone, rather than in the running server: so a cluster never exists without it.
  const options = ["-c", "exit_on_error=on", "-c", `fsync=${isUnsafe ? "off" : "on"}`];
  const single = await runCommand(
    path.join(binDir, "postgres"),
    ["--single", "-D", draft, ...options, "postgres"],
    { user, input: `CREATE DATABASE ${DATABASE};\n` },
  );
  if (single.status !== 0) throw failed(single.output, draft);

  await createDurably(clusterIdFile(draft), randomBytes(16).toString("hex"));
  await giveTo(clusterIdFile(draft), user);
  await syncDirectory(draft);
}

async function moveIntoPlace(draft: string, clusterDir: string): Promise<void> {
  try {
    await rename(draft, clusterDir);
    await syncDirectory(path.dirname(clusterDir));
  } catch (error) {
    const isTaken = ["EEXIST", "ENOTEMPTY", "ENOTDIR"].includes(errorCodeOf(error) ?? "");
    if (!isTaken) throw error;
    if (await isCluster(clusterDir)) return;
    throw new StartRefused(
      `${clusterDir} holds files, but no database. Move them elsewhere and start again.`,
    );
  }
}

/** Removes what killed processes had begun. What cannot be removed now is left to the next time. */
async function sweepDrafts(clusterDir: string): Promise<void> {
  const home = path.dirname(clusterDir);
  const prefix = path.basename(draftPrefix(clusterDir));
  for (const name of await readdir(home)) {
    if (!name.startsWith(prefix)) continue;
    const draft = path.join(home, name);
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (await isAbandoned(draft, pid)) await rm(draft, { recursive: true, force: true }).catch(() => {});
  }
}

async function isAbandoned(draft: string, pid: number): Promise<boolean> {
  const state = await processState(pid, draft);
  if (state === "gone" || state === "zombie") return true;
  const status = await unless(["ENOENT"], stat(draft), null);

  return status !== null && Date.now() - status.mtimeMs > DRAFT_MAX_AGE_MS;
}

function draftPrefix(clusterDir: string): string {
  return `${clusterDir}.init-`;
}

function missing(clusterDir: string): StartRefused {
  return new StartRefused(
    `The database is not in ${clusterDir} any more. Put it back: mount its disk, or restore it from a backup. To begin anew with an empty one, delete the whole data directory.`,
  );
}

function failed(output: string, clusterDir: string): StartRefused {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new StartRefused(
      `There is no space left for a database in ${path.dirname(clusterDir)}. Make room, about 100 MB for a start, and start again.`,
    );
  }

  return new StartRefused(
    `The database could not be made. PostgreSQL says:\n${output.trim()}\nIf this cannot be put right, set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
