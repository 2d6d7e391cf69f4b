import type { Flow } from "@/lib/engine/flow";
import type { NodeKind } from "@/lib/engine/nodes/catalog";
import { pathLabel } from "@/lib/engine/scope";
import type { SeenFields } from "@/lib/requests/schema";
import { nodeName } from "./canvas-items";

/** A value that a template can refer to at some place of a flow. */
export type Insertable = { path: string; label: string; sample: string | null };
export type InsertableGroup = { title: string; items: Insertable[] };

/** What a finished step of a kind leaves behind under `steps.<id>`. */
export type StepOutput = { field: string; label: string };

type Knowledge = {
  flow: Flow;
  nodeId: string;
  /** By webhook id: what its latest request held. */
  seen: ReadonlyMap<string, SeenFields>;
  outputsOfKind: (kind: NodeKind) => readonly StepOutput[];
};

/** Common names of a body, for a webhook that was never called. */
const USUAL_FIELDS = ["firstName", "email", "phone"] as const;

/** Everything that a field of this node may refer to, in the order in which people look for it. */
export function insertablesFor(knowledge: Knowledge): InsertableGroup[] {
  const before = nodesBefore(knowledge.flow, knowledge.nodeId);
  const groups = [
    bodyGroup(knowledge, before),
    { title: "Contact", items: [{ path: "contact.phone", label: "Phone number", sample: null }] },
    variableGroup(knowledge.flow, before),
    stepGroup(knowledge, before),
    {
      title: "This run",
      items: [{ path: "request.receivedAt", label: "Time of the request", sample: null }],
    },
  ];

  return groups.filter(({ items }) => items.length > 0);
}

/** The ids of all nodes from which a cable leads here, over however many steps. */
export function nodesBefore({ edges }: Flow, nodeId: string): ReadonlySet<string> {
  const before = new Set<string>();
  const open = [nodeId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { source, target } of edges) {
      if (target !== id || before.has(source)) continue;
      before.add(source);
      open.push(source);
    }
  }

  return before;
}

function bodyGroup({ flow, seen }: Knowledge, before: ReadonlySet<string>): InsertableGroup {
  const triggers = flow.nodes.filter((node) => node.kind === "webhook");
  const leading = triggers.filter(({ id }) => before.has(id));
  const fields = new Map<string, string>();
  for (const { config } of leading.length > 0 ? leading : triggers) {
    for (const { path, sample } of seen.get(config.webhookId)?.fields ?? []) fields.set(path, sample);
  }
  const whole = { path: "webhookBody", label: "The whole body", sample: null };
  if (fields.size === 0) {
    const usual = USUAL_FIELDS.map((name) => ({ path: `webhookBody.${name}`, label: name, sample: null }));
    return { title: "Webhook body (usual names)", items: [...usual, whole] };
  }
  const items = [...fields].map(([path, sample]) => ({
    path,
    label: path.replace(/^webhookBody\.?/, ""),
    sample,
  }));

  return { title: "Webhook body (latest request)", items: [...items, whole] };
}

function variableGroup({ nodes }: Flow, before: ReadonlySet<string>): InsertableGroup {
  const names = nodes.flatMap((node) =>
    node.kind === "set_variables" && before.has(node.id) ? Object.keys(node.config.variables) : [],
  );
  const items = [...new Set(names)]
    .filter((name) => name !== "")
    .map((name) => ({ path: pathLabel(["vars", name]), label: name, sample: null }));

  return { title: "Variables", items };
}

function stepGroup({ flow, outputsOfKind }: Knowledge, before: ReadonlySet<string>): InsertableGroup {
  const items = flow.nodes
    .filter(({ id }) => before.has(id))
    .flatMap((node) =>
      outputsOfKind(node.kind).map(({ field, label }) => ({
        path: pathLabel(["steps", node.id, field]),
        label: `${nodeName(node)}: ${label}`,
        sample: null,
      })),
    );

  return { title: "Earlier steps", items };
}
