import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { runs } from "@/db/schema/runs";
import { signal } from "@/db/signals";
import { nowMs } from "@/lib/core/clock";
import { logError } from "@/lib/core/log";
import { countRunEnd } from "@/lib/metrics/record";
import { runSignal, runsSignal } from "./signals";

/** Ends a run that its executor gave up, for a fault that is ours. */
export async function failRun(runId: string, cause: unknown): Promise<void> {
  logError("A run was given up.", cause, { run: runId });
  const [failed] = await db()
    .update(runs)
    .set({
      status: "failed",
      finishedAt: new Date(nowMs()),
      waitingUntil: null,
      error: {
        code: "internal",
        message: "Patchbay could not go on with this run. The reason has been logged.",
      },
    })
    .where(and(eq(runs.id, runId), inArray(runs.status, ["queued", "running", "waiting"])))
    .returning({ teamId: runs.teamId });
  if (!failed) return;
  countRunEnd("failed");
  signal(runSignal(runId));
  signal(runsSignal(failed.teamId));
}
