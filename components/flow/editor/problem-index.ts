import type { Flow } from "@/lib/engine/flow";
import type { FlowProblem } from "@/lib/engine/problems";

/** A problem of one node; `path` names its field: `config.url`, or `ports.true` for a way out. */
export type StepProblem = { path: string; message: string };

export type ProblemIndex = {
  list: readonly FlowProblem[];
  byNode: ReadonlyMap<string, readonly StepProblem[]>;
};

export const NO_PROBLEMS: readonly StepProblem[] = [];

/**
 * Sorts problems by the node they belong to. A node whose problems did not change keeps its list, so
 * that its card is not drawn again.
 */
export function indexProblems(
  problems: readonly FlowProblem[],
  flow: Flow,
  previous: ProblemIndex | null,
): ProblemIndex {
  const byNode = new Map<string, StepProblem[]>();
  const list = problems.map((problem) => ({ ...problem, path: fieldPathOf(problem.path, flow) }));
  for (const { nodeId, path, message } of list) {
    if (nodeId === null) continue;
    byNode.set(nodeId, [...(byNode.get(nodeId) ?? []), { path, message }]);
  }

  return {
    list,
    byNode: new Map([...byNode].map(([id, found]) => [id, kept(found, previous?.byNode.get(id))])),
  };
}

/** `edges[3]` as the port that the edge comes from, where its field is. */
function fieldPathOf(path: string, { edges }: Flow): string {
  const index = /^edges\[(\d+)\]$/.exec(path)?.[1];
  const edge = index === undefined ? undefined : edges[Number(index)];

  return edge ? `ports.${edge.sourcePort}` : path;
}

function kept(found: readonly StepProblem[], before: readonly StepProblem[] = []): readonly StepProblem[] {
  const isSame =
    found.length === before.length &&
    found.every(({ path, message }, index) => {
      const other = before[index];
      return other?.path === path && other.message === message;
    });

  return isSame ? before : found;
}
