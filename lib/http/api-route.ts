import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { authenticateApiKey } from "@/lib/auth/api-key";
import { AppError } from "@/lib/core/errors";
import { stringifyJson } from "@/lib/core/json";
import { parseJsonBody } from "@/lib/core/json-body";
import { problemResponse } from "./problem";
import { readLimited } from "./read-limited";

/** A flow of 500 nodes fits; nothing of ours is larger. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

type RouteOptions<Query extends z.ZodType, Body extends z.ZodType> = {
  query?: Query;
  body?: Body;
  status?: number;
};

type RouteArguments<Query extends z.ZodType, Body extends z.ZodType> = {
  actor: Actor;
  params: Record<string, string>;
  query: z.output<Query>;
  body: z.output<Body>;
  headers: Headers;
};

/** Routes without a dynamic part get no params at all. */
export type NextContext = { params: Promise<Record<string, string> | undefined> };

/**
 * Wraps a handler of the public API: authenticate, parse, run, answer JSON. Handlers hold no
 * try/catch; a handler that returns nothing answers 204.
 */
export function apiRoute<Query extends z.ZodType, Body extends z.ZodType>(
  { query, body, status = 200 }: RouteOptions<Query, Body>,
  handle: (args: RouteArguments<Query, Body>) => Promise<unknown>,
) {
  return async (request: Request, context: NextContext): Promise<Response> => {
    try {
      const actor = await authenticateApiKey(request.headers);
      const result = await handle({
        actor,
        params: checkParams((await context.params) ?? {}),
        // Without a schema there is nothing to parse, and the handler's type has nothing to read.
        query: query?.parse(Object.fromEntries(new URL(request.url).searchParams)) as z.output<Query>,
        body: body?.parse(await readJson(request)) as z.output<Body>,
        headers: request.headers,
      });

      return result === undefined ? new Response(null, { status: 204 }) : json(result, status);
    } catch (thrown) {
      return problemResponse(thrown);
    }
  };
}

function json(value: unknown, status: number): Response {
  return new Response(stringifyJson(value), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}

/** Ids and numbers only: anything else cannot exist, and PostgreSQL need not hear of it. */
function checkParams(params: Record<string, string>): Record<string, string> {
  const isPlain = Object.values(params).every((value) => /^[\w-]{1,100}$/.test(value));
  if (!isPlain) throw new AppError("not_found", "There is nothing at this address.");

  return params;
}

async function readJson(request: Request): Promise<unknown> {
  const { bytes, isTooLarge } = await readLimited(request, MAX_BODY_BYTES);
  if (isTooLarge) throw new AppError("payload_too_large", "The body is larger than 4 MiB.");

  return bytes.length === 0 ? {} : parseJsonBody(bytes);
}
