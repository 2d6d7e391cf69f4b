import { findMember } from "@/lib/auth/session";
import { AppError } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { liveTopic } from "@/lib/live/schema";
import { streamSignals } from "@/lib/live/stream-signals";
import { topicSignal } from "@/lib/live/topic-signal";

type Context = { params: Promise<{ team: string }> };

export const dynamic = "force-dynamic";

/** What an open page listens to. */
export async function GET(request: Request, context: Context): Promise<Response> {
  try {
    const { team } = await context.params;
    const member = await findMember(team);
    if (!member) throw new AppError("not_found", "There is nothing at this address.");

    const { since, ...topic } = Object.fromEntries(new URL(request.url).searchParams);
    const signal = await topicSignal(member.actor, liveTopic.parse(topic));
    const sinceMs = Number(request.headers.get("last-event-id") ?? since) || 0;

    return streamSignals(signal, sinceMs, request.signal);
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
