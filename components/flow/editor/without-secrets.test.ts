import { expect, test } from "vitest";
import { stringifyJson } from "@/lib/core/json";
import { flowSchema } from "@/lib/engine/flow";
import { withoutSecrets } from "./without-secrets";

test("no secret leaves with a flow, and all else does", () => {
  const config = {
    url: "https://crm.example.com",
    secret: "hush",
    signingSecret: "secret://sec_1",
    headers: { "x-source": "patchbay", authorization: "Bearer hush", "x-more": "secret://sec_2" },
  };
  const flow = flowSchema.parse({
    version: 1,
    nodes: [
      { id: "crm", kind: "webhook_trigger", config },
      { id: "wait", kind: "wait", config: {} },
    ],
    edges: [{ id: "e1", source: "crm", sourcePort: "failed", target: "wait" }],
  });
  const open = withoutSecrets(flow);

  expect(stringifyJson(open)).not.toMatch(/hush|secret:\/\//);
  expect(open.nodes[0]?.config).toMatchObject({
    url: "https://crm.example.com",
    headers: { "x-source": "patchbay", authorization: "", "x-more": "" },
  });
  expect(open.edges).toEqual(flow.edges);
  expect(flowSchema.safeParse(open).success).toBe(true);
});
