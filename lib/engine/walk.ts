import type { Failure } from "@/lib/core/vocabulary";
import type { Flow } from "./flow";
import { FAILED_PORT, type FlowHost, type PreparedStep, type SentenceNames, type StepOutcome } from "./node";
import { catalog, type FlowNode } from "./nodes/catalog";
import { prepareNode } from "./nodes/runners";
import type { Scope } from "./scope";
import { createRender } from "./template/render";

const MAX_VISITS = 100;
const MAX_STEPS = 1000;

export type WalkOptions = {
  flow: Flow;
  /** The trigger that was set off. */
  startNodeId: string;
  runId: string;
  scope: Scope;
  /** ISO 3166 code that phone numbers without a country prefix belong to. */
  country: string;
  host: FlowHost;
  /** For the sentences of the log; they do without. */
  names?: SentenceNames;
};

export type RunResult = { status: "succeeded" } | { status: "failed"; failure: Failure };

/**
 * Walks a flow from a trigger to an end, one node after the other. The way depends on nothing but the
 * options and the host's answers, so a run that was interrupted is walked again from its start, and
 * comes to the same point while the host answers from memory. What the host throws passes through.
 */
export async function walkFlow(options: WalkOptions): Promise<RunResult> {
  const nodes = new Map(options.flow.nodes.map((node) => [node.id, node]));
  const visits = new Map<string, number>();
  let scope = options.scope;
  let nodeId: string | null = options.startNodeId;

  for (let position = 1; nodeId !== null; position++) {
    const node: FlowNode | undefined = nodes.get(nodeId);
    if (!node)
      return failed("broken_flow", "The next step of this version does not exist. Deploy the agent again.");
    const visit = (visits.get(nodeId) ?? 0) + 1;
    visits.set(nodeId, visit);
    if (visit > MAX_VISITS || position > MAX_STEPS) return failed("loop_limit", loopMessage(node, visit));

    const key = visit === 1 ? nodeId : `${nodeId}#${visit}`;
    const outcome = await runStep({ node, key, position, scope, options });
    const next = targetOf(options.flow, nodeId, portOf(outcome));
    if (outcome.status === "failed" && next === null) return { status: "failed", failure: outcome.failure };
    scope = scopeAfter(scope, nodeId, outcome);
    nodeId = next;
  }

  return { status: "succeeded" };
}

type StepRun = { node: FlowNode; key: string; position: number; scope: Scope; options: WalkOptions };

async function runStep({ node, key, position, scope, options }: StepRun): Promise<StepOutcome> {
  const { host, flow } = options;
  const { input, sentence, warnings, act } = prepare(node, scope, options);
  const { id, kind } = node;
  const name = node.name || catalog[kind].label;
  await host.beginStep({ key, position, nodeId: id, kind, name, sentence, input, warnings });

  const outcome = await act({ stepKey: key, host });
  const port = portOf(outcome);
  const hasWayOut = outcome.status === "succeeded" || targetOf(flow, id, port) !== null;
  await host.endStep({
    key,
    status: outcome.status,
    port: hasWayOut ? port : null,
    output: outcome.output,
    failure: outcome.status === "failed" ? outcome.failure : null,
    warnings,
  });

  return outcome;
}

function prepare(node: FlowNode, scope: Scope, options: WalkOptions): PreparedStep {
  const { runId, country, names = { webhooks: [] } } = options;

  return prepareNode(node, { render: createRender(scope), runId, scope, country, names });
}

function portOf(outcome: StepOutcome): string {
  return outcome.status === "succeeded" ? outcome.port : FAILED_PORT;
}

/** Where an edge leads; null when none stands at the port, which ends the run. */
function targetOf({ edges }: Flow, source: string, port: string): string | null {
  return edges.find((edge) => edge.source === source && edge.sourcePort === port)?.target ?? null;
}

/** A new scope, because the walk may be repeated with the old one. */
function scopeAfter(scope: Scope, nodeId: string, outcome: StepOutcome): Scope {
  const steps = { ...scope.steps, [nodeId]: outcome.output };
  if (outcome.status === "failed") return { ...scope, steps };

  return {
    ...scope,
    steps,
    vars: { ...scope.vars, ...outcome.vars },
    conversation: outcome.conversation ?? scope.conversation,
  };
}

function loopMessage(node: FlowNode, visit: number): string {
  const name = node.name || catalog[node.kind].label;
  const count = visit > MAX_VISITS ? `“${name}” ran ${MAX_VISITS} times` : `This run made ${MAX_STEPS} steps`;

  return `${count}, so it was stopped. Most likely the flow goes round in a circle: give it a way out.`;
}

function failed(code: string, message: string): RunResult {
  return { status: "failed", failure: { code, message } };
}
