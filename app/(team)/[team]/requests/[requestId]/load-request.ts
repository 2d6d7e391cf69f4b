import { cache } from "react";
import type { Actor } from "@/lib/auth/actor";
import { orNotFound } from "@/lib/http/or-not-found";
import { getRequest } from "@/lib/requests/queries";

/** What the page and its title both need, asked once a request. */
export const loadRequest = cache(async (actor: Actor, requestId: string) => {
  const renderedAtMs = Date.now();
  const request = await orNotFound(getRequest(actor, requestId));

  return { request, renderedAtMs };
});
