import { spawn } from "node:child_process";
import type { OsUser } from "./os-user";

/** `status` is null when it could not be started (`errorCode` says why) or was killed. */
export type CommandResult = { status: number | null; output: string; errorCode: string | null };

type CommandOptions = { user: OsUser | null; input?: string };

/**
 * What PostgreSQL sees of the environment. Nothing of ours: PGDATA, PGOPTIONS and their like would
 * change what it does, and our secrets are none of its business.
 */
export function plainEnv(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const env = { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C", TZ: "UTC", ...more };

  // Next's types ask for a NODE_ENV in every environment, of PostgreSQL's too.
  return env as unknown as NodeJS.ProcessEnv;
}

/** Runs a program to its end and collects what it prints. Never rejects. */
export function runCommand(
  file: string,
  args: readonly string[],
  { user, input = "" }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = "";
    const fail = (error: NodeJS.ErrnoException) =>
      resolve({ status: null, output: output || error.message, errorCode: error.code ?? "UNKNOWN" });
    try {
      // The current directory may be one that `user` cannot enter.
      const child = spawn(file, args, { ...spawnIdentity(user), cwd: "/", env: plainEnv() });
      const collect = (chunk: Buffer) => {
        output += chunk.toString();
      };
      child.stdout.on("data", collect);
      child.stderr.on("data", collect);
      child.on("error", fail);
      child.on("close", (status) => resolve({ status, output, errorCode: null }));
      // A program that ends without reading its input is no fault of the program.
      child.stdin.on("error", () => {});
      child.stdin.end(input);
    } catch (error) {
      // Some failures of exec are thrown, such as a binary for another processor.
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** The part of `spawn`'s options that says who runs it. */
export function spawnIdentity(user: OsUser | null): { uid?: number; gid?: number } {
  // chown takes macOS's `nobody` as 4294967294, spawn takes the same bits as -2.
  return user ? { uid: user.uid | 0, gid: user.gid | 0 } : {};
}
