import { z } from "zod";
import { flowIdSchema } from "./node-fields";
import { flowNodeSchema } from "./nodes/catalog";

const MAX_NODES = 500;
const MAX_EDGES = 1000;

const flowEdgeSchema = z.object({
  id: flowIdSchema,
  source: flowIdSchema,
  sourcePort: flowIdSchema,
  target: flowIdSchema,
});
export type FlowEdge = z.output<typeof flowEdgeSchema>;

/**
 * The flow document (SPEC 4). It refuses only what has the wrong shape; an unfinished flow passes, and
 * `findProblems` says what it still needs.
 */
export const flowSchema = z
  .object({
    version: z.literal(1, 'This version of Patchbay reads flows with "version": 1.'),
    nodes: z.array(flowNodeSchema).max(MAX_NODES, `A flow can have ${MAX_NODES} steps.`),
    edges: z.array(flowEdgeSchema).max(MAX_EDGES, `A flow can have ${MAX_EDGES} connections.`),
  })
  .superRefine(({ nodes, edges }, context) => {
    for (const path of [...repeatedIds(nodes, "nodes"), ...repeatedIds(edges, "edges")]) {
      context.addIssue({ code: "custom", path, message: "This id is used twice. Give each its own." });
    }
  });
export type Flow = z.output<typeof flowSchema>;

function repeatedIds(items: readonly { id: string }[], list: string): (string | number)[][] {
  const seen = new Set<string>();

  return items.flatMap(({ id }, index) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [[list, index, "id"]] : [];
  });
}
