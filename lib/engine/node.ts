import type { z } from "zod";
import type { Json, JsonObject } from "@/lib/core/json";
import type { Failure, Warning } from "@/lib/core/vocabulary";
import type { Scope } from "./scope";
import type { Render } from "./template/render";

/** A way out of a node: `id` stands in edges, `label` on the canvas. */
export type Port = { id: string; label: string };

/** Where a kind stands in the palette. */
export type NodeGroup = "start" | "logic" | "talk" | "connect";

/** What sentences and checks know about the world outside the flow. */
export type Surroundings = { webhooks: readonly { id: string; name: string }[]; hasInbox: boolean };
export type SentenceNames = Pick<Surroundings, "webhooks">;

/** How a sentence shows a template: as it was written on a card, with its values in a run. */
export type ShowTemplate = (template: string) => string;

/** A setting that holds a template, so that its placeholders can be checked. */
export type TemplateField = { path: string; template: string; format: "text" | "json" };

/** What is wrong with a setting and what to do about it; `path` is `config.rules[0].left`. */
export type ConfigProblem = { path: string; message: string };

/** What a node kind is, without what it does: data and pure functions, safe in the browser. */
export type NodeSpec<Kind extends string, Config extends z.ZodObject> = {
  kind: Kind;
  label: string;
  /** One sentence for the palette. */
  description: string;
  group: NodeGroup;
  isTrigger: boolean;
  /** Lenient, so that unfinished drafts can be saved; what is missing or wrong is a problem. */
  config: Config;
  defaults: z.output<Config>;
  /** In canvas order. The canvas, the checks and the walk all read this. */
  outputs: (config: z.output<Config>) => readonly Port[];
  /** What the node does, in one plain sentence. On a card, placeholders stay as they are. */
  sentence: (config: z.output<Config>, names: SentenceNames, show?: ShowTemplate) => string;
  templates: (config: z.output<Config>) => TemplateField[];
  problems: (config: z.output<Config>, surroundings: Surroundings) => ConfigProblem[];
};

export function defineNode<const Kind extends string, Config extends z.ZodObject>(
  spec: NodeSpec<Kind, Config>,
): NodeSpec<Kind, Config> {
  return spec;
}

/** What a runner gets: enough to decide everything before anything happens. */
export type PrepareContext = {
  render: Render;
  runId: string;
  scope: Scope;
  /** ISO 3166 code that phone numbers without a country prefix belong to. */
  country: string;
  names: SentenceNames;
};

/** A step that is decided but not done: what the log shows, and the act. Making it has no effect. */
export type PreparedStep = {
  /** Secrets are masked. */
  input: Json;
  sentence: string;
  warnings: Warning[];
  act: (ctx: ActContext) => Promise<StepOutcome>;
};

export type ActContext = {
  stepKey: string;
  host: Pick<FlowHost, "sleep" | "sendMessage" | "deliverWebhook">;
};

export type StepOutcome =
  | { status: "succeeded"; port: string; output: Json; conversation?: Json; vars?: JsonObject }
  /** Leaves by the port `failed` if an edge stands there; else the run fails. */
  | { status: "failed"; failure: Failure; output: Json };

/** Leads from a step that did not succeed, if the builder drew an edge for it. */
export const FAILED_PORT = "failed";

/**
 * Everything that a run may touch outside itself. The walk is repeated from its start after every
 * pause and crash, so a host answers what is done from memory: acts by their step key, log entries
 * by writing the same again.
 */
export type FlowHost = {
  beginStep(step: StepStart): Promise<void>;
  endStep(step: StepEnd): Promise<void>;
  sleep(stepKey: string, durationMs: number): Promise<void>;
  sendMessage(stepKey: string, message: { text: string }): Promise<MessageResult>;
  deliverWebhook(stepKey: string, webhook: OutboundWebhook): Promise<DeliveryResult>;
};

export type StepStart = {
  /** The node's id, and from its second visit on `id#2`, `id#3`, … */
  key: string;
  /** Its place in the story, from 1. */
  position: number;
  nodeId: string;
  kind: string;
  name: string;
  sentence: string;
  input: Json;
  warnings: Warning[];
};

export type StepEnd = {
  key: string;
  status: "succeeded" | "failed";
  /** The port that the run leaves by; null when it ends here as failed. */
  port: string | null;
  output: Json;
  failure: Failure | null;
  warnings: Warning[];
};

export type MessageResult =
  | { ok: true; messageId: string; conversation: { id: string; status: string; inboxId: string } }
  | { ok: false; failure: Failure };

/** Where a webhook goes and how. Secrets are references, in headers too; the host reveals them. */
export type DeliveryTarget = {
  method: HttpMethod;
  url: string;
  /** With `content-type` when there is a body. */
  headers: Record<string, string>;
  secret: string | null;
  signingSecret: string | null;
  contentType: string;
  successRule: SuccessRule;
  retryGapsSeconds: number[];
  timeoutMs: number;
};

/** A webhook to send. Its body is final: the host freezes it. */
export type OutboundWebhook = DeliveryTarget & { body: string | null; waitForDelivery: boolean };

export type DeliveryResult =
  | { ok: true; deliveryId: string; statusCode: number | null; response: Json }
  | { ok: false; deliveryId: string; statusCode: number | null; response: Json; failure: Failure };

export const HTTP_METHODS = ["POST", "PUT", "PATCH", "GET", "DELETE"] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** Which answers count as delivered. */
export const SUCCESS_RULES = ["2xx", "200"] as const;
type SuccessRule = (typeof SUCCESS_RULES)[number];
