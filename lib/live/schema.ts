import { z } from "zod";

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]+$`));

/** What a page can be told of while it is open. */
export const liveTopic = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("runs") }),
  z.object({ kind: z.literal("run"), id: id("run") }),
  z.object({ kind: z.literal("requests") }),
  z.object({ kind: z.literal("conversations") }),
  z.object({ kind: z.literal("conversation"), id: id("cnv") }),
  z.object({ kind: z.literal("inspector"), id: id("ins") }),
  z.object({ kind: z.literal("system") }),
]);
export type LiveTopic = z.output<typeof liveTopic>;

/** The stream's URL for a topic; `sinceMs` is when the page was rendered, by the server's clock. */
export function liveUrl(teamSlug: string, topic: LiveTopic, sinceMs: number): string {
  const query = new URLSearchParams({ ...topic, since: String(sinceMs) });

  return `/api/live/${teamSlug}?${query}`;
}
