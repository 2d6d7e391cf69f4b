import { type Actor, requirePermission } from "@/lib/auth/actor";
import { getConversation } from "@/lib/conversations/queries";
import { conversationSignal, conversationsSignal } from "@/lib/conversations/signals";
import { requireInspector } from "@/lib/inspectors/queries";
import { inspectorSignal } from "@/lib/inspectors/signals";
import { SYSTEM_SIGNAL } from "@/lib/metrics/history";
import { requestsSignal } from "@/lib/requests/signals";
import { requireRun } from "@/lib/runs/queries";
import { runSignal, runsSignal } from "@/lib/runs/signals";
import type { LiveTopic } from "./schema";

/**
 * The signal behind a topic, once it is certain that the actor may see what it is about.
 *
 * @throws AppError `not_found` for what is another team's, `forbidden`
 */
export async function topicSignal(actor: Actor, topic: LiveTopic): Promise<string> {
  switch (topic.kind) {
    case "runs":
      requirePermission(actor, "runs:read");
      return runsSignal(actor.teamId);
    case "run":
      await requireRun(actor, topic.id);
      return runSignal(topic.id);
    case "requests":
      requirePermission(actor, "requests:read");
      return requestsSignal(actor.teamId);
    case "conversations":
      requirePermission(actor, "conversations:read");
      return conversationsSignal(actor.teamId);
    case "conversation":
      await getConversation(actor, topic.id);
      return conversationSignal(topic.id);
    case "inspector":
      await requireInspector(actor, topic.id);
      return inspectorSignal(topic.id);
    case "system":
      requirePermission(actor, "system:read");
      return SYSTEM_SIGNAL;
  }
}
