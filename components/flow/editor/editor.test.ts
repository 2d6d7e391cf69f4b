import { expect, test } from "vitest";
import { renameNode } from "./change-node";
import { connect } from "./connect";
import { createEditor } from "./editor";
import { removeNodes } from "./remove-nodes";
import { testingFlow } from "./testing-flow";

const surroundings = { webhooks: [{ id: "w1", name: "Journey" }], hasInbox: true };

function openEditor() {
  const draft = {
    flow: testingFlow(),
    revision: 1,
    problems: [],
    deploy: { state: "not_deployed" as const },
  };

  return createEditor({ draft, surroundings });
}

function stateOf({ store }: ReturnType<typeof openEditor>) {
  return store.getState();
}

test("an edit draws anew what changed and nothing else", () => {
  const editor = openEditor();
  const before = stateOf(editor);
  editor.edit((flow) => renameNode(flow, "condition", "Has a code"));
  const after = stateOf(editor);

  expect(after.edits).toBe(1);
  expect(after.cards.map((card, index) => card === before.cards[index])).toEqual([true, false, true, true]);
  expect(after.cables.map((cable, index) => cable === before.cables[index])).toEqual([false, false, true]);
  expect(after.cards[1]?.ariaLabel).toBe("Has a code. If offerCode exists");
});

test("what changes nothing is no edit", () => {
  const editor = openEditor();
  const before = stateOf(editor);
  editor.edit((flow) => flow);

  expect(stateOf(editor)).toBe(before);
});

test("while a card is dragged only the screen moves; where it is dropped is an edit", () => {
  const editor = openEditor();
  editor.moveCards([{ type: "position", id: "condition", position: { x: 1, y: 2 }, dragging: true }]);
  expect(stateOf(editor).edits).toBe(0);
  expect(stateOf(editor).flow.nodes[1]?.position).toEqual({ x: 360, y: 0 });
  editor.moveCards([{ type: "position", id: "condition", position: { x: 3, y: 4 }, dragging: false }]);

  expect(stateOf(editor).edits).toBe(1);
  expect(stateOf(editor).flow.nodes[1]?.position).toEqual({ x: 3, y: 4 });
});

test("a save that is answered during a drag does not tear the card from the hand", () => {
  const editor = openEditor();
  editor.moveCards([{ type: "position", id: "condition", position: { x: 1, y: 2 }, dragging: true }]);
  editor.show(renameNode(stateOf(editor).flow, "webhook", "Renamed"));

  expect(stateOf(editor).cards[1]?.position).toEqual({ x: 1, y: 2 });
});

test("problems follow each edit, and the server's count until the next one", () => {
  const editor = openEditor();
  const { flow } = stateOf(editor);
  const draft = { flow, revision: 2, deploy: { state: "live" as const, version: 3 } };
  editor.stored(
    { ...draft, problems: [{ nodeId: "webhook", path: "config.webhookId", message: "Gone." }] },
    true,
  );
  expect(stateOf(editor).problems.byNode.get("webhook")).toHaveLength(1);
  expect(stateOf(editor).deploy).toEqual({ state: "live", version: 3 });
  editor.edit((edited) => renameNode(edited, "condition", "X"));

  expect(stateOf(editor).problems.list).toEqual([]);
});

test("the panel closes with its node", () => {
  const editor = openEditor();
  editor.openPanel("condition", "config.rules");
  editor.edit((flow) =>
    connect(flow, { source: "condition", sourcePort: "false", target: "webhook_trigger" }),
  );
  expect(stateOf(editor).panel).toMatchObject({ nodeId: "condition", path: "config.rules" });
  editor.edit((flow) => removeNodes(flow, new Set(["condition"])).flow);

  expect(stateOf(editor).panel).toBeNull();
});

test("a step that nothing leads to is told", () => {
  const editor = openEditor();
  editor.edit((flow) => removeNodes(flow, new Set(["condition"])).flow);

  expect(stateOf(editor).unreached).toEqual(new Set(["send_message", "webhook_trigger"]));
});

test("a changed name of a webhook is on the card at once", () => {
  const editor = openEditor();
  editor.surround({ ...surroundings, webhooks: [{ id: "w1", name: "HubSpot" }] });

  expect(stateOf(editor).cards[0]?.ariaLabel).toBe("Start. Starts when “HubSpot” is called");
  expect(stateOf(editor).edits).toBe(0);
});
