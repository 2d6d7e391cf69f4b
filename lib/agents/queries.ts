import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { agents, agentVersions } from "@/db/schema/agents";
import { runs } from "@/db/schema/runs";
import { listWebhookNames } from "@/lib/agent-webhooks/queries";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import type { Page, PageInput } from "@/lib/core/page";
import { pageOf } from "@/lib/core/page";
import type { Flow } from "@/lib/engine/flow";
import { isSigningSecret, SIGNING_SECRET_RULE } from "@/lib/engine/nodes/webhook-trigger/signing-secret";
import { type FlowProblem, findProblems } from "@/lib/engine/problems";
import { isSecretReference } from "@/lib/engine/secret-reference";
import { revealSecrets } from "@/lib/secrets/secrets";
import type { AgentDetail, AgentRow, DeployState, VersionRow } from "./schema";

const agentColumns = {
  id: agents.id,
  name: agents.name,
  inboxId: agents.inboxId,
  updatedAt: agents.updatedAt,
  createdAt: agents.createdAt,
  fingerprint: agents.fingerprint,
  versionNumber: agentVersions.number,
  versionFingerprint: agentVersions.fingerprint,
};

/** The team's agents, the newest first. */
export async function listAgents(actor: Actor, { limit, cursor }: PageInput): Promise<Page<AgentRow>> {
  requirePermission(actor, "agents:read");
  const lastRunAt = sql<string | null>`(
    select ${runs.createdAt} from ${runs} where ${runs.agentId} = ${agents.id} order by ${runs.id} desc limit 1)`;
  const rows = await db()
    .select({ ...agentColumns, lastRunAt })
    .from(agents)
    .leftJoin(agentVersions, eq(agentVersions.id, agents.deployedVersionId))
    .where(
      and(
        eq(agents.teamId, actor.teamId),
        isNull(agents.deletedAt),
        cursor ? lt(agents.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(agents.id))
    .limit(limit + 1);

  return pageOf(
    rows.map((row) => ({ ...agentRow(row), lastRunAt: row.lastRunAt ? new Date(row.lastRunAt) : null })),
    limit,
  );
}

/**
 * One agent with its draft and what keeps it from being deployed.
 *
 * @throws AppError `not_found` for one that is none of the team's
 */
export async function getAgent(actor: Actor, agentId: string): Promise<AgentDetail> {
  requirePermission(actor, "agents:read");
  const [row] = await db()
    .select({ ...agentColumns, flow: agents.draft, revision: agents.revision })
    .from(agents)
    .leftJoin(agentVersions, eq(agentVersions.id, agents.deployedVersionId))
    .where(and(eq(agents.teamId, actor.teamId), eq(agents.id, agentId), isNull(agents.deletedAt)));
  if (!row) throw noSuchAgent();

  const { flow, revision, inboxId } = row;

  return {
    ...agentRow(row),
    flow,
    revision,
    problems: await problemsOf(db(), actor.teamId, { flow, inboxId }),
  };
}

/** What keeps a flow of this team from being deployed. */
export async function problemsOf(
  database: Database,
  teamId: string,
  { flow, inboxId }: { flow: Flow; inboxId: string | null },
) {
  const webhooks = await listWebhookNames(database, teamId);
  const problems = findProblems(flow, { webhooks, hasInbox: inboxId !== null });

  return [...problems, ...(await unusableSigningSecrets(database, teamId, flow))];
}

/** A flow holds references only, so the engine cannot tell whether what they stand for can sign. */
async function unusableSigningSecrets(
  database: Database,
  teamId: string,
  flow: Flow,
): Promise<FlowProblem[]> {
  const used = flow.nodes.flatMap((node) => {
    const reference = node.kind === "webhook_trigger" ? (node.config.signingSecret ?? "") : "";
    return isSecretReference(reference) ? [{ nodeId: node.id, reference }] : [];
  });
  const secrets = await revealSecrets(database, teamId, [...new Set(used.map(({ reference }) => reference))]);

  return used
    .filter(({ reference }) => !isSigningSecret(secrets.get(reference) ?? ""))
    .map(({ nodeId }) => ({ nodeId, path: "config.signingSecret", message: SIGNING_SECRET_RULE }));
}

/** The versions of an agent, the newest first. */
export async function listVersions(
  actor: Actor,
  agentId: string,
  { limit, cursor }: PageInput,
): Promise<Page<VersionRow>> {
  requirePermission(actor, "agents:read");
  await requireAgent(db(), actor, agentId);
  const rows = await db()
    .select({
      id: agentVersions.id,
      number: agentVersions.number,
      note: agentVersions.note,
      createdBy: users.name,
      createdAt: agentVersions.createdAt,
      isDeployed: sql<boolean>`${agentVersions.id} is not distinct from ${agents.deployedVersionId}`,
    })
    .from(agentVersions)
    .innerJoin(agents, eq(agents.id, agentVersions.agentId))
    .leftJoin(users, eq(users.id, agentVersions.createdBy))
    .where(
      and(
        eq(agentVersions.teamId, actor.teamId),
        eq(agentVersions.agentId, agentId),
        cursor ? lt(agentVersions.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(agentVersions.id))
    .limit(limit + 1);

  return pageOf(rows, limit);
}

/**
 * The team's agent, locked until the transaction ends when asked for.
 *
 * @throws AppError `not_found`
 */
export async function requireAgent(database: Database, actor: Actor, agentId: string, lock?: "update") {
  const query = database
    .select()
    .from(agents)
    .where(and(eq(agents.teamId, actor.teamId), eq(agents.id, agentId), isNull(agents.deletedAt)));
  const [agent] = lock ? await query.for(lock) : await query;
  if (!agent) throw noSuchAgent();

  return agent;
}

function noSuchAgent(): AppError {
  return new AppError("not_found", "This agent does not exist, or it was deleted.");
}

type ReadRow = Omit<AgentRow, "deploy" | "lastRunAt"> & {
  fingerprint: string;
  versionNumber: number | null;
  versionFingerprint: string | null;
};

function agentRow({
  id,
  name,
  inboxId,
  updatedAt,
  createdAt,
  ...rest
}: ReadRow): Omit<AgentRow, "lastRunAt"> {
  return { id, name, inboxId, updatedAt, createdAt, deploy: deployState(rest) };
}

function deployState(
  row: Pick<ReadRow, "fingerprint" | "versionNumber" | "versionFingerprint">,
): DeployState {
  const { versionNumber: version } = row;
  if (version === null) return { state: "not_deployed" };

  return { state: row.fingerprint === row.versionFingerprint ? "live" : "live_draft_differs", version };
}
