import type { Flow } from "@/lib/engine/flow";
import { FAILED_PORT } from "@/lib/engine/node";
import { catalog, type FlowNode, type NodeKind, outputsOf } from "@/lib/engine/nodes/catalog";
import type { RunDetail, StepDetail } from "@/lib/runs/schema";

/** Where a run goes, or would go, from a step: `label` only where there are several ways. */
type Way = { label: string | null; to: string | null };

export type StoryStep = StepDetail & {
  /** The label of the way it left by, where it had several. */
  wayOut: string | null;
  /** The name of the step that came next. */
  wentTo: string | null;
};

export type StoryEnd =
  | { kind: "queued" }
  /** It goes on: what comes after the step it is at. */
  | { kind: "under_way"; next: Way[] }
  /** `unconnected` is the label of a way out, one of several, that leads nowhere. */
  | { kind: "succeeded"; unconnected: string | null }
  /**
   * `notReached` are the steps that would have come, in order; `canCatch` whether a connection could
   * have led on from the failure.
   */
  | { kind: "failed"; notReached: string[]; canCatch: boolean }
  | { kind: "cancelled" };

export type Story = { steps: StoryStep[]; end: StoryEnd };

/** Joins what a run did with the flow that it walked, so that both can be told in words. */
export function storyOf(run: Pick<RunDetail, "status" | "steps">, flow: Flow): Story {
  const steps = run.steps.map((step, index) => ({
    ...step,
    wayOut: wayOut(step, flow),
    wentTo: run.steps[index + 1]?.name ?? null,
  }));

  return { steps, end: endOf(run, steps.at(-1), flow) };
}

function endOf(
  { status, steps }: Pick<RunDetail, "status" | "steps">,
  last: StoryStep | undefined,
  flow: Flow,
): StoryEnd {
  if (status === "cancelled") return { kind: "cancelled" };
  if (status === "failed")
    return { kind: "failed", notReached: notReached(steps, flow), canCatch: canCatch(last, flow) };
  if (status === "succeeded")
    return { kind: "succeeded", unconnected: last ? unconnected(last, flow) : null };
  if (!last) return { kind: "queued" };

  return { kind: "under_way", next: waysFrom(last, flow) };
}

function wayOut({ nodeId, port }: StepDetail, flow: Flow): string | null {
  const node = flow.nodes.find(({ id }) => id === nodeId);
  if (!node || port === null) return null;
  const ports = outputsOf(node);

  return ports.length > 1 ? (ports.find(({ id }) => id === port)?.label ?? null) : null;
}

/** An end that may surprise: the run took one of several ways, and only others of them lead on. */
function unconnected({ nodeId, kind, wayOut }: StoryStep, flow: Flow): string | null {
  const isBranch = isNodeKind(kind) && catalog[kind].group === "logic";

  return isBranch && flow.edges.some(({ source }) => source === nodeId) ? wayOut : null;
}

function waysFrom({ nodeId, port }: StepDetail, flow: Flow): Way[] {
  const node = flow.nodes.find(({ id }) => id === nodeId);
  if (!node) return [];
  const ports = outputsOf(node).filter(({ id }) => port === null || id === port);

  return ports.map(({ id, label }) => {
    const target = targetOf(flow, nodeId, id);
    return { label: ports.length > 1 ? label : null, to: target ? nameOf(target) : null };
  });
}

/** What would have followed if the last step had not failed: the nearest first, each once. */
function notReached(steps: readonly StepDetail[], flow: Flow): string[] {
  const seen = new Set(steps.map(({ nodeId }) => nodeId));
  const queue = steps.slice(-1).map(({ nodeId }) => nodeId);
  const names: string[] = [];
  for (const nodeId of queue) {
    for (const edge of flow.edges.filter(
      (each) => each.source === nodeId && each.sourcePort !== FAILED_PORT,
    )) {
      const target = flow.nodes.find(({ id }) => id === edge.target);
      if (!target || seen.has(target.id)) continue;
      seen.add(target.id);
      queue.push(target.id);
      names.push(nameOf(target));
    }
  }

  return names;
}

function canCatch(last: StoryStep | undefined, flow: Flow): boolean {
  const node = last?.status === "failed" && flow.nodes.find(({ id }) => id === last.nodeId);

  return node ? outputsOf(node).some(({ id }) => id === FAILED_PORT) : false;
}

function targetOf(flow: Flow, source: string, port: string): FlowNode | undefined {
  const edge = flow.edges.find((each) => each.source === source && each.sourcePort === port);

  return flow.nodes.find(({ id }) => id === edge?.target);
}

function isNodeKind(kind: string): kind is NodeKind {
  return Object.hasOwn(catalog, kind);
}

function nameOf({ name, kind }: FlowNode): string {
  return name || catalog[kind].label;
}
