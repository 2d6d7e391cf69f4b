import type { Transaction } from "@/db/client";
import { events } from "@/db/schema/events";
import { nowMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import type { EventType } from "@/lib/core/vocabulary";

type NewEvent = { teamId: string; type: EventType; agentId: string | null; data: JsonObject };

/** Writes facts in the transaction of the change that caused them: both are there, or neither. */
export async function emit(tx: Transaction, facts: readonly NewEvent[]): Promise<void> {
  const now = nowMs();
  await tx.db
    .insert(events)
    .values(facts.map((fact) => ({ id: newId("evt", now), occurredAt: new Date(now), ...fact })));
}
