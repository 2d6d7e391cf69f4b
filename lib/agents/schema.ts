import { z } from "zod";
import { isOneLine, nameText } from "@/lib/core/text-schema";
import { type Flow, flowSchema } from "@/lib/engine/flow";
import type { FlowProblem } from "@/lib/engine/problems";

const inboxId = z.string().regex(/^inb_[0-9a-z]+$/, "This is not the id of an inbox.");

/** `POST /api/v1/agents`. */
export const createAgentInput = z.strictObject({
  name: nameText,
  flow: flowSchema.optional(),
  inboxId: inboxId.nullish(),
});
export type CreateAgentInput = z.output<typeof createAgentInput>;

/** `PATCH /api/v1/agents/{id}`. */
export const updateAgentInput = z.strictObject({
  name: nameText.optional(),
  inboxId: inboxId.nullable().optional(),
});
export type UpdateAgentInput = z.output<typeof updateAgentInput>;

export const deployInput = z.strictObject({
  note: z
    .string()
    .trim()
    .max(500, "Use at most 500 characters.")
    .refine((note) => note.split(/[\r\n\t]+/).every(isOneLine), "Use plain text without control characters.")
    .default(""),
});

/** What is deployed, next to what is being edited. */
export type DeployState =
  | { state: "not_deployed" }
  | { state: "live"; version: number }
  | { state: "live_draft_differs"; version: number };

/** An agent as lists show it. */
export type AgentRow = {
  id: string;
  name: string;
  deploy: DeployState;
  inboxId: string | null;
  lastRunAt: Date | null;
  updatedAt: Date;
  createdAt: Date;
};

/** An agent with its draft, as the builder and the API get it. */
export type AgentDetail = Omit<AgentRow, "lastRunAt"> & {
  flow: Flow;
  revision: number;
  problems: FlowProblem[];
};

export type VersionRow = {
  id: string;
  number: number;
  note: string;
  createdBy: string | null;
  createdAt: Date;
  isDeployed: boolean;
};

/** A flow of one agent that does nothing yet. */
export const EMPTY_FLOW: Flow = { version: 1, nodes: [], edges: [] };
