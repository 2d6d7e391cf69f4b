import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { db } from "@/db/client";
import { apiKeys } from "@/db/schema/accounts";
import { agents, agentWebhooks } from "@/db/schema/agents";
import { requests } from "@/db/schema/requests";
import { runs } from "@/db/schema/runs";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import { type Page, pageOf } from "@/lib/core/page";
import type { ListRequestsInput, RequestDetail, RequestRow } from "./schema";

const rowColumns = {
  id: requests.id,
  webhookId: requests.webhookId,
  webhookName: agentWebhooks.name,
  receivedAt: requests.receivedAt,
  method: requests.method,
  fate: requests.fate,
  reason: requests.reason,
  detail: requests.detail,
  sizeBytes: requests.sizeBytes,
  warnings: requests.warnings,
};

/** What reached the team's webhooks, the newest first. */
export async function listRequests(actor: Actor, input: ListRequestsInput): Promise<Page<RequestRow>> {
  requirePermission(actor, "requests:read");
  const { limit, cursor, webhookId, fate } = input;
  const rows = await db()
    .select(rowColumns)
    .from(requests)
    .innerJoin(agentWebhooks, eq(agentWebhooks.id, requests.webhookId))
    .where(
      and(
        eq(requests.teamId, actor.teamId),
        webhookId ? eq(requests.webhookId, webhookId) : undefined,
        fate ? eq(requests.fate, fate) : undefined,
        cursor ? lt(requests.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(requests.id))
    .limit(limit + 1);
  const { data, nextCursor } = pageOf(rows, limit);
  const started = await runsOf(
    actor,
    data.map(({ id }) => id),
  );

  return { data: data.map((row) => ({ ...row, runs: started.get(row.id) ?? [] })), nextCursor };
}

/** @throws AppError `not_found` for a request that is none of the team's */
export async function getRequest(actor: Actor, requestId: string): Promise<RequestDetail> {
  requirePermission(actor, "requests:read");
  const [row] = await db()
    .select({
      ...rowColumns,
      contentType: requests.contentType,
      headers: requests.headers,
      body: requests.body,
      isBodyTruncated: requests.isBodyTruncated,
      idempotencyKey: requests.idempotencyKey,
      apiKeyName: apiKeys.name,
      duplicateOf: requests.duplicateOf,
    })
    .from(requests)
    .innerJoin(agentWebhooks, eq(agentWebhooks.id, requests.webhookId))
    .leftJoin(apiKeys, and(eq(apiKeys.id, requests.apiKeyId), eq(apiKeys.teamId, actor.teamId)))
    .where(and(eq(requests.teamId, actor.teamId), eq(requests.id, requestId)));
  if (!row) throw new AppError("not_found", "This request does not exist.");
  const started = await runsOf(actor, [requestId]);

  return { ...row, body: row.body?.toString() ?? null, runs: started.get(requestId) ?? [] };
}

async function runsOf(actor: Actor, requestIds: string[]): Promise<Map<string, RequestRow["runs"]>> {
  const rows = await db()
    .select({
      requestId: runs.requestId,
      id: runs.id,
      agentId: runs.agentId,
      agentName: agents.name,
      status: runs.status,
    })
    .from(runs)
    .innerJoin(agents, eq(agents.id, runs.agentId))
    .where(and(eq(runs.teamId, actor.teamId), inArray(runs.requestId, requestIds)))
    .orderBy(runs.id);
  const byRequest = new Map<string, RequestRow["runs"]>();
  for (const { requestId, ...run } of rows) {
    if (requestId) byRequest.set(requestId, [...(byRequest.get(requestId) ?? []), run]);
  }

  return byRequest;
}
