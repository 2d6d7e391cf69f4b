import type { SqlExecutor } from "@/db/client";
import { stringifyJson } from "@/lib/core/json";
import type { RequestFate } from "@/lib/core/vocabulary";
import type { Call } from "./call";

/** A call with what became of it. */
export type JudgedCall = {
  call: Call;
  fate: RequestFate;
  reason: string | null;
  detail: string | null;
  duplicateOf: string | null;
};

/** Stores requests, many in one statement. */
export function insertRequests(sql: SqlExecutor, judged: readonly JudgedCall[]) {
  const texts = (pick: (item: JudgedCall) => string | null) =>
    judged.map((item) => pick(item)?.replaceAll("\u0000", "\u2400") ?? null);

  // Bodies travel as hex: the driver has no array of bytea.
  return sql`
    insert into requests (id, team_id, webhook_id, received_at, method, content_type, headers, body,
      is_body_truncated, size_bytes, fate, reason, detail, warnings, idempotency_key, duplicate_of, api_key_id)
    select id, team_id, webhook_id, received_at::timestamptz, method, content_type, headers, decode(body, 'hex'),
      is_body_truncated::bool, size_bytes, fate, reason, detail, warnings, idempotency_key, duplicate_of, api_key_id
    from unnest(
      ${texts(({ call }) => call.requestId)}::text[], ${texts(({ call }) => call.teamId)}::text[],
      ${texts(({ call }) => call.webhookId)}::uuid[], ${texts(({ call }) => call.receivedAt.toISOString())}::text[],
      ${texts(({ call }) => call.method)}::text[], ${texts(({ call }) => call.contentType)}::text[],
      ${texts(({ call }) => stringifyJson(call.headers))}::text[],
      ${texts(({ call }) => call.body?.toString("hex") ?? null)}::text[],
      ${texts(({ call }) => String(call.isBodyTruncated))}::text[], ${judged.map(({ call }) => call.sizeBytes)}::int[],
      ${texts(({ fate }) => fate)}::text[], ${texts(({ reason }) => reason)}::text[],
      ${texts(({ detail }) => detail)}::text[], ${texts(({ call }) => stringifyJson(call.warnings))}::text[],
      ${texts(({ call }) => call.idempotencyKey)}::text[], ${texts(({ duplicateOf }) => duplicateOf)}::text[],
      ${texts(({ call }) => call.apiKeyId)}::text[]
    ) as t (id, team_id, webhook_id, received_at, method, content_type, headers, body, is_body_truncated,
      size_bytes, fate, reason, detail, warnings, idempotency_key, duplicate_of, api_key_id)`;
}
