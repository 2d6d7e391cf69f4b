import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { agents, agentWebhooks, deployedTriggers } from "@/db/schema/agents";
import { requests } from "@/db/schema/requests";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { publicUrl } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { type Page, type PageInput, pageInput, pageOf } from "@/lib/core/page";
import type { AgentWebhookRow } from "./schema";

/** PostgreSQL refuses to compare anything else with a UUID. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The URL that other systems POST to. */
export function webhookUrl(webhookId: string): string {
  return `${publicUrl()}/hooks/${webhookId}`;
}

/** The team's agent webhooks with the deployed agents they start. */
export async function listWebhooks(
  actor: Actor,
  { limit, cursor }: PageInput,
): Promise<Page<AgentWebhookRow>> {
  requirePermission(actor, "agents:read");
  const rows = await webhookRows()
    .where(
      and(
        eq(agentWebhooks.teamId, actor.teamId),
        isNull(agentWebhooks.deletedAt),
        cursor && UUID.test(cursor) ? lt(agentWebhooks.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(agentWebhooks.id))
    .limit(limit + 1);
  const started = await startedAgents(actor.teamId);

  return pageOf(
    rows.map((row) => webhookRow(row, started)),
    limit,
  );
}

/** @throws AppError `not_found` for a webhook that is none of the team's */
export async function getWebhook(actor: Actor, webhookId: string): Promise<AgentWebhookRow> {
  requirePermission(actor, "agents:read");
  const { id } = await requireWebhook(db(), actor, webhookId);
  const [row] = await webhookRows().where(eq(agentWebhooks.id, id));
  if (!row) throw noSuchWebhook();

  return webhookRow(row, await startedAgents(actor.teamId));
}

function webhookRows() {
  const lastCall = db()
    .select({ at: requests.receivedAt })
    .from(requests)
    .where(eq(requests.webhookId, agentWebhooks.id))
    .orderBy(desc(requests.id))
    .limit(1)
    .as("last_call");

  return db()
    .select({
      id: agentWebhooks.id,
      name: agentWebhooks.name,
      phonePath: agentWebhooks.phonePath,
      createdAt: agentWebhooks.createdAt,
      lastCallAt: lastCall.at,
    })
    .from(agentWebhooks)
    .leftJoinLateral(lastCall, sql`true`);
}

type Started = Awaited<ReturnType<typeof startedAgents>>;

function webhookRow(row: Omit<AgentWebhookRow, "url" | "agents">, started: Started): AgentWebhookRow {
  return {
    ...row,
    url: webhookUrl(row.id),
    agents: started.filter(({ webhookId }) => webhookId === row.id).map(({ agent }) => agent),
  };
}

/** Ids and names of all of a team's webhooks, for choosing one and for sentences. */
export async function listWebhookNames(
  database: Database,
  teamId: string,
): Promise<{ id: string; name: string }[]> {
  return database
    .select({ id: agentWebhooks.id, name: agentWebhooks.name })
    .from(agentWebhooks)
    .where(and(eq(agentWebhooks.teamId, teamId), isNull(agentWebhooks.deletedAt)))
    .orderBy(asc(agentWebhooks.name));
}

/** @throws AppError `not_found` */
export async function requireWebhook(database: Database, actor: Actor, webhookId: string) {
  const [webhook] = UUID.test(webhookId)
    ? await database
        .select()
        .from(agentWebhooks)
        .where(
          and(
            eq(agentWebhooks.teamId, actor.teamId),
            eq(agentWebhooks.id, webhookId),
            isNull(agentWebhooks.deletedAt),
          ),
        )
    : [];
  if (!webhook) throw noSuchWebhook();

  return webhook;
}

function noSuchWebhook(): AppError {
  return new AppError("not_found", "This webhook does not exist, or it was deleted.");
}

async function startedAgents(teamId: string) {
  return db()
    .select({ webhookId: deployedTriggers.webhookId, agent: { id: agents.id, name: agents.name } })
    .from(deployedTriggers)
    .innerJoin(agents, eq(agents.id, deployedTriggers.agentId))
    .where(eq(deployedTriggers.teamId, teamId));
}

/** A webhook to show people a call with: the newest one that starts an agent, or the newest at all. */
export async function findSampleWebhook(actor: Actor): Promise<{ url: string; phonePath: string } | null> {
  const { data } = await listWebhooks(actor, pageInput.parse({}));
  const webhook = data.find(({ agents: started }) => started.length > 0) ?? data[0];

  return webhook ? { url: webhook.url, phonePath: webhook.phonePath } : null;
}
