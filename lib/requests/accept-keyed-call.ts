import { sql, type Transaction, transaction } from "@/db/client";
import { AppError } from "@/lib/core/errors";
import { sha256 } from "@/lib/core/hash";
import { planRuns, startedRuns } from "@/lib/runs/start-runs";
import { type AcceptedAnswer, announce, judge, notDeployed, storeCalls } from "./accept-calls";
import type { Call } from "./call";

const KEPT_HOURS = 24;

type Known = { body_hash: string; request_id: string; answer: string };

/**
 * As `acceptCall`, for a call with an `Idempotency-Key`: the same key with the same body gets the
 * first answer for 24 hours and starts nothing. Two such calls at once take turns on the key's row.
 *
 * @throws AppError `idempotency_key_reused` when the key came with another body
 */
export async function acceptKeyedCall(
  call: Call,
  key: string,
): Promise<{ answer: AcceptedAnswer; isReplay: boolean }> {
  const [runs = []] = await planRuns(sql(), [call]);
  // Only a 202 is replayed, so a call that starts nothing leaves its key free. Earlier ones still count.
  const answer = { requestId: call.requestId, runs: startedRuns(runs) };
  const result = await transaction(async (tx) => {
    const known = await claimKey(tx, call, key, runs.length > 0 ? answer : null);
    if (!known) {
      const judged = judge(call, runs);
      await storeCalls(tx.sql, [judged], runs);
      return { judged, answer, isReplay: false };
    }
    if (known.body_hash !== sha256(call.body ?? "")) {
      throw new AppError(
        "idempotency_key_reused",
        "This Idempotency-Key was used with another body in the last 24 hours. Use a new key for a new body.",
      );
    }
    const judged = {
      call,
      fate: "duplicate",
      reason: null,
      detail: null,
      duplicateOf: known.request_id,
    } as const;
    await storeCalls(tx.sql, [judged], []);
    return { judged, answer: firstAnswer(known), isReplay: true };
  });
  announce([result.judged], !result.isReplay && runs.length > 0);
  if (!result.isReplay && runs.length === 0) throw notDeployed();

  return result;
}

/** The answer that the key's first call got, member for member: `jsonb` keeps no order. */
function firstAnswer({ answer }: Known): AcceptedAnswer {
  const { requestId, runs } = JSON.parse(answer) as AcceptedAnswer;

  return { requestId, runs: runs.map(({ id, agentId }) => ({ id, agentId })) };
}

/** Takes the key for this call, or gives the row of whoever has it. */
async function claimKey(
  tx: Transaction,
  call: Call,
  key: string,
  answer: AcceptedAnswer | null,
): Promise<Known | null> {
  if (answer) {
    const claimed = await tx.sql`
      insert into idempotency_keys (webhook_id, key, body_hash, request_id, answer, expires_at)
      values (${call.webhookId}, ${key}, ${sha256(call.body ?? "")}, ${call.requestId}, ${JSON.stringify(answer)},
        ${call.receivedAt.toISOString()}::timestamptz + make_interval(hours => ${KEPT_HOURS}))
      on conflict (webhook_id, key) do update
      set body_hash = excluded.body_hash, request_id = excluded.request_id, answer = excluded.answer,
        expires_at = excluded.expires_at
      where idempotency_keys.expires_at <= ${call.receivedAt.toISOString()}::timestamptz
      returning request_id`;
    if (claimed.length > 0) return null;
  }
  const [known] = await tx.sql<Known[]>`
    select body_hash, request_id, answer::text from idempotency_keys
    where webhook_id = ${call.webhookId} and key = ${key}
      and expires_at > ${call.receivedAt.toISOString()}::timestamptz`;

  return known ?? null;
}
