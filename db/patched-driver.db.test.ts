import { rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeScratchDir } from "@/db/testing/scratch-dir";
import { patchPostgres } from "@/scripts/patch-postgres.mjs";
import { databaseTarget, sql } from "./client";

let dir: string;
let open: typeof postgres;

beforeAll(async () => {
  dir = await makeScratchDir(inject("scratchPrefix"));
  open = (await import(pathToFileURL(patchPostgres(path.join(dir, "driver"))).href)).default;
});

afterAll(() => rm(dir, { recursive: true }));

test("what is written to a connection that has died fails where it was asked for", async () => {
  const own = open({ ...databaseTarget(), max: 1, onnotice: () => {} });
  const reserved = await own.reserve();
  const [backend] = await reserved<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await sql()`select pg_terminate_backend(${backend?.pid ?? 0}, 5000)`;
  // Its end is noticed at the latest by this.
  await reserved`select 1`.catch(() => {});

  // Used to be thrown where nobody can catch it, and to be the last that this connection ever sent.
  await expect(reserved`select 1`.execute()).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  await own.end({ timeout: 1 });
});
