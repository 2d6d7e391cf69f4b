/**
 * The closed sets of words that rows, the API and the interface share (SPEC 2 and 3). The database
 * types its columns by them, schemas turn them into enums, and nothing spells them again.
 */

export const ROLES = ["owner", "admin", "builder", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may do. */
export const SCOPES = ["read", "write", "trigger"] as const;
export type Scope = (typeof SCOPES)[number];

/** What became of an inbound request. */
export const REQUEST_FATES = ["ran", "duplicate", "rejected", "no_agent", "captured"] as const;
export type RequestFate = (typeof REQUEST_FATES)[number];

export const RUN_STATUSES = ["queued", "running", "waiting", "succeeded", "failed", "cancelled"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const STEP_STATUSES = ["running", "waiting", "succeeded", "failed", "skipped", "cancelled"] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

export const RUN_TRIGGERS = ["webhook"] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

export const DELIVERY_STATUSES = ["pending", "delivered", "failed", "held", "cancelled"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const ATTEMPT_TRIGGERS = ["auto", "manual", "test"] as const;
export type AttemptTrigger = (typeof ATTEMPT_TRIGGERS)[number];

/** Why an attempt failed. `status` is an answer that the success rule does not accept. */
export const DELIVERY_ERROR_CLASSES = [
  "refused",
  "timeout",
  "dns",
  "tls",
  "reset",
  "redirect",
  "blocked",
  "invalid",
  "status",
  "interrupted",
  "network",
] as const;
export type DeliveryErrorClass = (typeof DELIVERY_ERROR_CLASSES)[number];

export const INBOX_KINDS = ["sandbox"] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

export const CONVERSATION_STATUSES = ["open", "closed"] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const MESSAGE_DIRECTIONS = ["inbound", "outbound"] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

export const MESSAGE_SENDERS = ["agent", "person", "contact"] as const;
export type MessageSender = (typeof MESSAGE_SENDERS)[number];

export const MESSAGE_STATUSES = ["sent", "failed"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export const EVENT_TYPES = ["contact.created", "conversation.started", "message.sent"] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Why a run or a step failed: a stable word, and a sentence for people. */
export type Failure = { code: string; message: string };

/** Something that went on all the same but deserves a look, such as a path that led nowhere. */
export type Warning = { path: string | null; message: string };
