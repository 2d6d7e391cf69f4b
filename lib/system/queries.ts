import { type Actor, requirePermission } from "@/lib/auth/actor";
import { recentSamples } from "@/lib/metrics/history";
import type { SystemSample } from "./schema";

/**
 * The last hour of this process and the queue, the oldest sample first. Totals over all teams.
 *
 * @throws AppError `forbidden`
 */
export function listSamples(actor: Actor): readonly SystemSample[] {
  requirePermission(actor, "system:read");

  return recentSamples();
}
