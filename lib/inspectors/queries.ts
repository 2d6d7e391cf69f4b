import { and, desc, eq, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { capturedRequests, inspectors } from "@/db/schema/inspectors";
import { type Actor, requirePermission } from "@/lib/auth/actor";
import { AppError } from "@/lib/core/errors";
import { type Page, type PageInput, pageOf } from "@/lib/core/page";
import { inspectorUrl } from "./inspector-url";
import type { CapturedRequest, CapturedRow, InspectorRow } from "./schema";

/** The team's inspectors, the newest first. */
export async function listInspectors(actor: Actor): Promise<InspectorRow[]> {
  requirePermission(actor, "inspectors:read");
  const lastRequest = db()
    .select({ at: capturedRequests.receivedAt })
    .from(capturedRequests)
    .where(eq(capturedRequests.inspectorId, inspectors.id))
    .orderBy(desc(capturedRequests.id))
    .limit(1)
    .as("last_request");
  const rows = await db()
    .select({
      id: inspectors.id,
      name: inspectors.name,
      isPublic: inspectors.isPublic,
      createdAt: inspectors.createdAt,
      lastRequestAt: lastRequest.at,
    })
    .from(inspectors)
    .leftJoinLateral(lastRequest, sql`true`)
    .where(eq(inspectors.teamId, actor.teamId))
    .orderBy(desc(inspectors.id));

  return rows.map((row) => ({ ...row, url: inspectorUrl(row.id) }));
}

/** @throws AppError `not_found` for an inspector that is none of the team's */
export async function requireInspector(actor: Actor, inspectorId: string) {
  requirePermission(actor, "inspectors:read");
  const [inspector] = await db()
    .select()
    .from(inspectors)
    .where(and(eq(inspectors.teamId, actor.teamId), eq(inspectors.id, inspectorId)));
  if (!inspector) throw new AppError("not_found", "This inspector does not exist, or it was deleted.");

  return { ...inspector, url: inspectorUrl(inspector.id) };
}

const PREVIEW_BYTES = 160;

const rowColumns = {
  id: capturedRequests.id,
  receivedAt: capturedRequests.receivedAt,
  method: capturedRequests.method,
  path: capturedRequests.path,
  sizeBytes: capturedRequests.sizeBytes,
};

const columns = {
  ...rowColumns,
  headers: capturedRequests.headers,
  body: capturedRequests.body,
  isTruncated: capturedRequests.isTruncated,
};

/** What an inspector got, whole, the newest first. */
export async function listCapturedRequests(
  actor: Actor,
  inspectorId: string,
  { limit, cursor }: PageInput,
): Promise<Page<CapturedRequest>> {
  await requireInspector(actor, inspectorId);
  const rows = await db()
    .select(columns)
    .from(capturedRequests)
    .where(ofInspector(actor, inspectorId, cursor))
    .orderBy(desc(capturedRequests.id))
    .limit(limit + 1);

  return pageOf(
    rows.map((row) => ({ ...row, body: row.body.toString() })),
    limit,
  );
}

/** As {@link listCapturedRequests}, without headers and bodies, which may be large. */
export async function listCapturedRows(
  actor: Actor,
  inspectorId: string,
  { limit, cursor }: PageInput,
): Promise<Page<CapturedRow>> {
  await requireInspector(actor, inspectorId);
  const rows = await db()
    .select({
      ...rowColumns,
      preview: sql<Buffer>`substring(${capturedRequests.body} from 1 for ${PREVIEW_BYTES})`,
    })
    .from(capturedRequests)
    .where(ofInspector(actor, inspectorId, cursor))
    .orderBy(desc(capturedRequests.id))
    .limit(limit + 1);

  return pageOf(
    rows.map((row) => ({ ...row, preview: oneLine(row.preview) })),
    limit,
  );
}

function oneLine(start: Buffer): string {
  // The cut may go through a character.
  return start
    .toString()
    .replace(/\uFFFD+$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** One request of an inspector; null when it was cleared away, or never was. */
export async function findCapturedRequest(
  actor: Actor,
  inspectorId: string,
  requestId: string,
): Promise<CapturedRequest | null> {
  await requireInspector(actor, inspectorId);
  const [row] = await db()
    .select(columns)
    .from(capturedRequests)
    .where(and(ofInspector(actor, inspectorId), eq(capturedRequests.id, requestId)));

  return row ? { ...row, body: row.body.toString() } : null;
}

function ofInspector(actor: Actor, inspectorId: string, cursor?: string) {
  return and(
    eq(capturedRequests.teamId, actor.teamId),
    eq(capturedRequests.inspectorId, inspectorId),
    cursor ? lt(capturedRequests.id, cursor) : undefined,
  );
}
