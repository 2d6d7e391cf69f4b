import { sql } from "@/db/client";
import { host } from "@/inngest/client";
import { env } from "@/lib/core/env";
import packageJson from "@/package.json" with { type: "json" };

const DATABASE_TIMEOUT_MS = 2_000;

/** `GET /api/health`: whether we can take and run calls. Needs no key and tells nothing else. */
export async function readHealth(): Promise<Response> {
  const database = (await answersInTime()) ? "ok" : "down";
  // Where other processes execute, to queue is all that is asked of this one.
  const engine = env().PATCHBAY_EXECUTOR === "off" || host().isWorking() ? "ok" : "down";
  const isOk = database === "ok" && engine === "ok";

  return Response.json(
    { status: isOk ? "ok" : "unavailable", version: packageJson.version, database, engine },
    {
      status: isOk ? 200 : 503,
      headers: { "cache-control": "no-store", ...(!isOk && { "retry-after": "5" }) },
    },
  );
}

async function answersInTime(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), DATABASE_TIMEOUT_MS);
  });
  const answer = sql()`select 1`.then(
    () => true,
    () => false,
  );

  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));
}
