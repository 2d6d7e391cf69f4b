import { and, eq } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { capturedRequests, inspectors } from "@/db/schema/inspectors";
import { signal } from "@/db/signals";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { newId } from "@/lib/core/ids";
import { requireInspector } from "./queries";
import type { CreateInspectorInput, UpdateInspectorInput } from "./schema";
import { inspectorSignal } from "./signals";

/**
 * Creates an inspector, closed to the internet.
 *
 * @returns its id
 * @throws AppError `forbidden` without `inspectors:write`
 */
export async function createInspector(actor: Actor, input: CreateInspectorInput): Promise<string> {
  requirePermission(actor, "inspectors:write");

  return insertInspector(db(), actor.teamId, input);
}

/** As {@link createInspector}, for the seed, which acts for nobody. */
export async function insertInspector(
  database: Database,
  teamId: string,
  input: CreateInspectorInput,
): Promise<string> {
  const id = newId("ins");
  await database.insert(inspectors).values({ id, teamId, name: input.name });

  return id;
}

/** @throws AppError `forbidden`, `not_found` */
export async function updateInspector(
  actor: Actor,
  inspectorId: string,
  input: UpdateInspectorInput,
): Promise<void> {
  requirePermission(actor, "inspectors:write");
  await requireInspector(actor, inspectorId);
  await db()
    .update(inspectors)
    .set(input)
    .where(and(eq(inspectors.teamId, actor.teamId), eq(inspectors.id, inspectorId)));
}

/** Deletes an inspector with all that it got. @throws AppError `forbidden`, `not_found` */
export async function deleteInspector(actor: Actor, inspectorId: string): Promise<void> {
  requirePermission(actor, "inspectors:write");
  await requireInspector(actor, inspectorId);
  await db()
    .delete(inspectors)
    .where(and(eq(inspectors.teamId, actor.teamId), eq(inspectors.id, inspectorId)));
}

/** Forgets what an inspector got. @throws AppError `forbidden`, `not_found` */
export async function clearInspector(actor: Actor, inspectorId: string): Promise<void> {
  requirePermission(actor, "inspectors:write");
  await requireInspector(actor, inspectorId);
  await db()
    .delete(capturedRequests)
    .where(and(eq(capturedRequests.teamId, actor.teamId), eq(capturedRequests.inspectorId, inspectorId)));
  signal(inspectorSignal(inspectorId));
}
