import { z } from "zod";
import type {
  ConfigProblem,
  NodeSpec,
  Port,
  SentenceNames,
  ShowTemplate,
  Surroundings,
  TemplateField,
} from "@/lib/engine/node";
import { nodeFields } from "@/lib/engine/node-fields";
import { conditionSpec } from "./condition/schema";
import { sendMessageSpec } from "./send-message/schema";
import { setVariablesSpec } from "./set-variables/schema";
import { waitSpec } from "./wait/schema";
import { webhookSpec } from "./webhook/schema";
import { webhookTriggerSpec } from "./webhook-trigger/schema";

/** Every kind of node, in the order of the palette. */
export const catalog = {
  webhook: webhookSpec,
  condition: conditionSpec,
  set_variables: setVariablesSpec,
  wait: waitSpec,
  send_message: sendMessageSpec,
  webhook_trigger: webhookTriggerSpec,
} as const;

export type NodeKind = keyof typeof catalog;

export type NodeConfigs = {
  [Kind in NodeKind]: z.output<(typeof catalog)[Kind]["config"]>;
};

type NodeFields = { id: string; name: string; position: { x: number; y: number } };

/** Distributes over `Kind`, so that TypeScript can correlate a node with what is registered for it. */
export type FlowNode<Kind extends NodeKind = NodeKind> = {
  [K in Kind]: NodeFields & { kind: K; config: NodeConfigs[K] };
}[Kind];

export const flowNodeSchema = z.discriminatedUnion(
  "kind",
  [
    nodeSchemaOf(webhookSpec),
    nodeSchemaOf(conditionSpec),
    nodeSchemaOf(setVariablesSpec),
    nodeSchemaOf(waitSpec),
    nodeSchemaOf(sendMessageSpec),
    nodeSchemaOf(webhookTriggerSpec),
  ],
  { error: `Use one of these kinds: ${Object.keys(catalog).join(", ")}.` },
) satisfies z.ZodType<FlowNode>;

/** The node's ports, in canvas order. */
export function outputsOf<Kind extends NodeKind>(node: FlowNode<Kind>): readonly Port[] {
  return specs[node.kind].outputs(node.config);
}

/** What the node does, as its card says it: one plain sentence, placeholders as they are unless told. */
export function sentenceOf<Kind extends NodeKind>(
  node: FlowNode<Kind>,
  names: SentenceNames,
  show?: ShowTemplate,
): string {
  return specs[node.kind].sentence(node.config, names, show);
}

/** The node's settings that hold templates. */
export function templatesOf<Kind extends NodeKind>(node: FlowNode<Kind>): TemplateField[] {
  return specs[node.kind].templates(node.config);
}

/** What the node's own kind finds wrong with its settings. */
export function configProblemsOf<Kind extends NodeKind>(
  node: FlowNode<Kind>,
  surroundings: Surroundings,
): ConfigProblem[] {
  return specs[node.kind].problems(node.config, surroundings);
}

type Behaviour<Config> = {
  outputs: (config: Config) => readonly Port[];
  sentence: (config: Config, names: SentenceNames, show?: ShowTemplate) => string;
  templates: (config: Config) => TemplateField[];
  problems: (config: Config, surroundings: Surroundings) => ConfigProblem[];
};

const specs: { [Kind in NodeKind]: Behaviour<NodeConfigs[Kind]> } = catalog;

/** The stored shape of one node of this kind. */
function nodeSchemaOf<const Kind extends string, Config extends z.ZodObject>(spec: NodeSpec<Kind, Config>) {
  return z.object({ ...nodeFields, kind: z.literal(spec.kind), config: spec.config });
}
