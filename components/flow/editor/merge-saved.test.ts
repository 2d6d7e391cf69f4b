import { expect, test } from "vitest";
import { type Flow, flowSchema } from "@/lib/engine/flow";
import { renameNode } from "./change-node";
import { mergeSaved } from "./merge-saved";
import { removeNodes } from "./remove-nodes";
import { isSameButSecrets } from "./same-but-secrets";

const SECRET = "secret://sec_1";
const SIGNING = "secret://sec_2";
const HEADER = "secret://sec_3";

function call(config: Record<string, unknown>): Flow {
  const node = {
    id: "crm",
    kind: "webhook_trigger",
    name: "CRM",
    config: { url: "https://a.example", ...config },
  };
  const wait = { id: "wait", kind: "wait", config: { seconds: 5 } };

  return flowSchema.parse({ version: 1, nodes: [node, wait], edges: [] });
}

function configOf(flow: Flow): Record<string, unknown> {
  return flow.nodes[0]?.config ?? {};
}

const sent = call({ secret: "hush", headers: { authorization: "Bearer 1", "x-source": "a" } });
const answered = call({
  secret: SECRET,
  signingSecret: SIGNING,
  headers: { authorization: HEADER, "x-source": "a" },
});

test("references take the place of the secrets that were sent", () => {
  expect(mergeSaved({ sent, answered, current: sent })).toEqual(answered);
});

test("what was edited meanwhile stays, also inside the same node", () => {
  const current = call({
    secret: "hush hush",
    url: "https://b.example",
    headers: { authorization: "Bearer 1" },
  });
  const merged = configOf(mergeSaved({ sent, answered, current }));

  expect(merged).toMatchObject({
    secret: "hush hush",
    signingSecret: SIGNING,
    url: "https://b.example",
    headers: { authorization: HEADER },
  });
  expect(merged.headers).not.toHaveProperty("x-source");
});

test("a secret that was taken away meanwhile does not come back", () => {
  const merged = configOf(mergeSaved({ sent, answered, current: call({ headers: {} }) }));

  expect(merged).not.toHaveProperty("secret");
});

test("names, places and nodes are never taken from the answer", () => {
  const renamed = renameNode(sent, "crm", "Our CRM");
  const { flow: without } = removeNodes(sent, new Set(["crm"]));

  expect(mergeSaved({ sent, answered, current: renamed }).nodes[0]?.name).toBe("Our CRM");
  expect(mergeSaved({ sent, answered, current: without })).toBe(without);
});

test("nodes that the server did not change stay the same objects", () => {
  const merged = mergeSaved({ sent, answered, current: sent });

  expect(merged.nodes[1]).toBe(sent.nodes[1]);
  expect(mergeSaved({ sent, answered: sent, current: sent })).toBe(sent);
});

test("the stored form of a flow is told from another one", () => {
  expect(isSameButSecrets(sent, answered)).toBe(true);
  expect(isSameButSecrets(answered, answered)).toBe(true);
  expect(isSameButSecrets(renameNode(sent, "crm", "X"), answered)).toBe(false);
  expect(isSameButSecrets(removeNodes(sent, new Set(["wait"])).flow, answered)).toBe(false);
  expect(isSameButSecrets(answered, sent)).toBe(false);
  expect(isSameButSecrets(call({ secret: "secret://sec_9" }), call({ secret: SECRET }))).toBe(false);
});
