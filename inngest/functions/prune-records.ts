import type { Inngest } from "inngest";
import { deleteOldRecords } from "@/lib/retention/delete-old-records";

/** Short enough for a graceful stop to wait for. */
const ROUND_MS = 5_000;
/** A tick ends before the next. What it did not come to, the next goes on with. */
const MAX_ROUNDS = 90;

/** Deletes old records, every ten minutes. Two of it at once would share the work. */
export function pruneRecords(inngest: Inngest) {
  return inngest.createFunction(
    { id: "prune-records", retries: 3, triggers: [{ cron: "*/10 * * * *" }] },
    async ({ step }) => {
      for (let round = 1; round <= MAX_ROUNDS; round++) {
        const { isDone } = await step.run(`round-${round}`, () => deleteOldRecords({ timeMs: ROUND_MS }));
        if (isDone) return;
      }
    },
  );
}
