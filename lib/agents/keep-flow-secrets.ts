import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { flowSecrets } from "@/db/schema/agents";
import { AppError, type FieldError } from "@/lib/core/errors";
import { newSigningSecret } from "@/lib/deliveries/standard-signature";
import type { Flow } from "@/lib/engine/flow";
import type { FlowNode } from "@/lib/engine/nodes/catalog";
import { isSecretHeader, isSecretReference, SECRET_PREFIX } from "@/lib/engine/secret-reference";
import { keepSecret } from "@/lib/secrets/secrets";

/**
 * Takes the secrets out of a flow: each is stored encrypted and replaced by a reference, and a step
 * without a signing secret gets one (SPEC 4). References that came along must be the team's own.
 *
 * @throws AppError `validation_failed` for a reference to a secret that the team does not have
 */
export async function keepFlowSecrets(db: Database, teamId: string, flow: Flow): Promise<Flow> {
  await requireOwnReferences(db, teamId, flow);
  const keep = (secret: string) => (isSecretReference(secret) ? secret : keepSecret(db, teamId, secret));
  const nodes: FlowNode[] = [];
  for (const node of flow.nodes) nodes.push(await keepNodeSecrets(node, keep));

  return { ...flow, nodes };
}

async function keepNodeSecrets(
  node: FlowNode,
  keep: (secret: string) => string | Promise<string>,
): Promise<FlowNode> {
  if (node.kind !== "webhook_trigger") return node;

  const { secret, signingSecret, headers } = node.config;
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    // What a template fills in comes with each run; kept as a secret, it would be sent literally.
    const isSecret = value !== "" && isSecretHeader(name) && !value.includes("{{");
    kept[name] = isSecret ? await keep(value) : value;
  }

  return {
    ...node,
    config: {
      ...node.config,
      headers: kept,
      ...(secret && { secret: await keep(secret) }),
      signingSecret: await keep(signingSecret || newSigningSecret()),
    },
  };
}

async function requireOwnReferences(db: Database, teamId: string, flow: Flow): Promise<void> {
  const found = flow.nodes.flatMap(referencesOf);
  if (found.length === 0) return;

  const ids = found.map(({ reference }) => reference.slice(SECRET_PREFIX.length));
  const rows = await db
    .select({ id: flowSecrets.id })
    .from(flowSecrets)
    .where(and(eq(flowSecrets.teamId, teamId), inArray(flowSecrets.id, ids)));
  const own = new Set(rows.map(({ id }) => SECRET_PREFIX + id));
  const foreign = found.filter(({ reference }) => !own.has(reference));
  if (foreign.length === 0) return;

  const errors: FieldError[] = foreign.map(({ path }) => ({
    path,
    message: "This refers to a secret that your team does not have. Enter the secret itself.",
  }));
  throw new AppError("validation_failed", `${errors[0]?.path}: ${errors[0]?.message}`, { errors });
}

function referencesOf(node: FlowNode, index: number): { path: string; reference: string }[] {
  if (node.kind !== "webhook_trigger") return [];

  const { secret, signingSecret, headers } = node.config;
  const fields = { secret, signingSecret, ...headers };

  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && isSecretReference(value))
    .map(([name, value]) => ({ path: `nodes[${index}].config.${name}`, reference: value ?? "" }));
}
