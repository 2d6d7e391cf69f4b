import { cache } from "react";
import type { Actor } from "@/lib/auth/actor";
import { orNotFound } from "@/lib/http/or-not-found";
import { getRunFlow } from "@/lib/runs/get-run-flow";
import { getRun } from "@/lib/runs/queries";

/** What the page and its title both need, asked once a request. */
export const loadRun = cache(async (actor: Actor, runId: string) => {
  const renderedAtMs = Date.now();
  const [run, flow] = await orNotFound(Promise.all([getRun(actor, runId), getRunFlow(actor, runId)]));

  return { run, flow, renderedAtMs };
});
