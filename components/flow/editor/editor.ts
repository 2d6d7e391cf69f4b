import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from "@xyflow/react";
import { createStore } from "zustand/vanilla";
import type { DeployState } from "@/lib/agents/schema";
import type { Flow } from "@/lib/engine/flow";
import type { Surroundings } from "@/lib/engine/node";
import type { FlowNode } from "@/lib/engine/nodes/catalog";
import { type FlowProblem, findProblems, findUnreachable } from "@/lib/engine/problems";
import { type Cable, type Card, cablesOf, cardsOf } from "./canvas-items";
import { moveNodes } from "./change-node";
import type { SaveStatus, StoredDraft } from "./draft-saver";
import type { Point } from "./place-node";
import { indexProblems, type ProblemIndex } from "./problem-index";

export type EditorState = {
  /** What is being edited: the truth. All else follows from it or is about the screen. */
  flow: Flow;
  /** Counts edits by the reader, so that saving can follow them. */
  edits: number;
  surroundings: Surroundings;
  problems: ProblemIndex;
  /** Nodes that nothing leads to. */
  unreached: ReadonlySet<string>;
  nodesById: ReadonlyMap<string, FlowNode>;
  /** Where a cable is plugged in: `<node> <port>` for a way out, `<node>` for a way in. */
  plugged: ReadonlySet<string>;
  cards: Card[];
  cables: Cable[];
  /** The node whose settings are open. */
  panel: Panel | null;
  deploy: DeployState;
  save: { status: SaveStatus; isKeptOnDevice: boolean; isOnline: boolean };
  /** False while edits that an earlier visit left on this device are looked for. */
  isReady: boolean;
  /** The reader's own version, after theirs was taken in a conflict. */
  putAside: Flow | null;
};

export type Panel = {
  nodeId: string;
  /** The field that gets the focus: a path, "" for the first one, null to leave the focus alone. */
  path: string | null;
  /** Counts the wishes to go there. */
  request: number;
  /** Whether the node was just added: what it lacks is no mistake of the reader's yet. */
  isNew: boolean;
};

export type Editor = ReturnType<typeof createEditor>;

type Start = { draft: StoredDraft; surroundings: Surroundings };

/** The state of one open builder, and what changes it. */
export function createEditor({ draft, surroundings }: Start) {
  const store = createStore<EditorState>(() => ({
    ...derived(draft.flow, surroundings, null, draft.problems),
    edits: 0,
    surroundings,
    panel: null,
    deploy: draft.deploy,
    save: { status: { state: "saved" }, isKeptOnDevice: true, isOnline: true },
    isReady: false,
    putAside: null,
  }));

  function show(flow: Flow, problems?: readonly FlowProblem[]): void {
    store.setState((state) => ({
      ...derived(flow, state.surroundings, state, problems),
      panel: flow.nodes.some(({ id }) => id === state.panel?.nodeId) ? state.panel : null,
    }));
  }

  /** Every change that the reader makes goes through here. */
  function edit(change: (flow: Flow) => Flow): void {
    const { flow } = store.getState();
    const changed = change(flow);
    if (changed === flow) return;
    show(changed);
    store.setState(({ edits }) => ({ edits: edits + 1 }));
  }

  function openPanel(nodeId: string, path: string | null = null, isNew = false): void {
    store.setState(({ panel }) => ({ panel: { nodeId, path, request: (panel?.request ?? 0) + 1, isNew } }));
  }

  return {
    store,

    edit,

    /** Shows another flow without counting it as an edit. */
    show(flow: Flow): void {
      if (flow !== store.getState().flow) show(flow);
    },

    /** The server has the draft; what it finds wrong counts until the next edit. */
    stored({ problems, deploy }: StoredDraft, isLatest: boolean): void {
      store.setState(({ flow, problems: previous }) => ({
        deploy,
        ...(isLatest ? { problems: indexProblems(problems, flow, previous) } : {}),
      }));
    },

    /** What the team has may have changed: webhooks to choose from, the agent's inbox. */
    surround(surroundings: Surroundings): void {
      store.setState((state) => ({ surroundings, ...derived(state.flow, surroundings, state) }));
    },

    /** What happened to cards: moved, measured, selected. */
    moveCards(changes: NodeChange<Card>[]): void {
      store.setState(({ cards, panel }) => {
        const next = applyNodeChanges(changes, cards);
        const isSelection = changes.some(({ type }) => type === "select");
        return { cards: next, ...(isSelection ? { panel: followed(panel, next) } : {}) };
      });
      const settled = settledPositions(changes);
      if (settled.size > 0) edit((flow) => moveNodes(flow, settled));
    },

    changeCables(changes: EdgeChange<Cable>[]): void {
      store.setState(({ cables }) => ({ cables: applyEdgeChanges(changes, cables) }));
    },

    /** Selects these nodes and nothing else. */
    select(nodeIds: ReadonlySet<string>): void {
      store.setState(({ cards, cables }) => ({
        cards: cards.map((card) => withSelection(card, nodeIds.has(card.id))),
        cables: cables.map((cable) => withSelection(cable, false)),
      }));
    },

    openPanel,

    /** Opens the settings of a node that was just added. */
    openNew(nodeId: string): void {
      openPanel(nodeId, "", true);
    },

    closePanel(): void {
      store.setState({ panel: null });
    },

    set(change: Partial<Pick<EditorState, "deploy" | "isReady" | "putAside">>): void {
      store.setState(change);
    },

    setSave(change: Partial<EditorState["save"]>): void {
      store.setState(({ save }) => ({ save: { ...save, ...change } }));
    },
  };
}

type Derived = Pick<
  EditorState,
  "flow" | "problems" | "unreached" | "nodesById" | "plugged" | "cards" | "cables"
>;

/** Everything that follows from a flow. What did not change stays the same object. */
function derived(
  flow: Flow,
  surroundings: Surroundings,
  previous: Derived | null,
  problems: readonly FlowProblem[] = findProblems(flow, surroundings),
): Derived {
  const unreached = findUnreachable(flow);
  const isSameUnreached =
    previous?.unreached.size === unreached.length && unreached.every((id) => previous.unreached.has(id));

  return {
    flow,
    problems: indexProblems(problems, flow, previous?.problems ?? null),
    unreached: isSameUnreached ? previous.unreached : new Set(unreached),
    nodesById: new Map(flow.nodes.map((node) => [node.id, node])),
    plugged: new Set(
      flow.edges.flatMap(({ source, sourcePort, target }) => [`${source} ${sourcePort}`, target]),
    ),
    cards: cardsOf(flow, surroundings, previous?.cards ?? []),
    cables: cablesOf(flow, previous?.cables ?? []),
  };
}

/** Where cards came to rest. While one is dragged, only the screen knows. */
function settledPositions(changes: readonly NodeChange<Card>[]): ReadonlyMap<string, Point> {
  return new Map(
    changes.flatMap((change) =>
      change.type === "position" && change.position && !change.dragging ? [[change.id, change.position]] : [],
    ),
  );
}

/** An open panel goes along when another node is selected. */
function followed(panel: Panel | null, cards: readonly Card[]): Panel | null {
  const [first, second] = cards.filter(({ selected }) => selected);
  if (!panel || !first || second || first.id === panel.nodeId) return panel;

  return { nodeId: first.id, path: null, request: panel.request, isNew: false };
}

function withSelection<Item extends { selected?: boolean }>(item: Item, selected: boolean): Item {
  return (item.selected ?? false) === selected ? item : { ...item, selected };
}
