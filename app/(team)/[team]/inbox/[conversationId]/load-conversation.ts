import { cache } from "react";
import type { Actor } from "@/lib/auth/actor";
import { getConversation } from "@/lib/conversations/queries";
import { orNotFound } from "@/lib/http/or-not-found";

/** What the page and its title both need, asked once a request. */
export const loadConversation = cache((actor: Actor, conversationId: string) =>
  orNotFound(getConversation(actor, conversationId)),
);
