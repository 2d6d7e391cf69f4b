import { eq } from "drizzle-orm";
import { db, sql } from "@/db/client";
import { teams } from "@/db/schema/accounts";
import { capturedRequests, inspectors } from "@/db/schema/inspectors";
import { signal } from "@/db/signals";
import { API_KEY_START, authenticateApiKey } from "@/lib/auth/api-key";
import { nowMs } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { processSingleton } from "@/lib/core/process-singleton";
import { MASK } from "@/lib/engine/secret-reference";
import { problemResponse } from "@/lib/http/problem";
import { RateLimit } from "@/lib/http/rate-limit";
import { readLimited } from "@/lib/http/read-limited";
import { hasInspectorPass, INSPECTOR_PASS, INSPECTOR_PATH } from "@/lib/net/inspector-pass";
import { MAX_CAPTURED, MAX_CAPTURED_BODY_BYTES } from "./schema";
import { inspectorSignal } from "./signals";

const MAX_PER_MINUTE = 6_000;

/** A key of ours, of which only the start is ever shown. */
const OWN_API_KEY = new RegExp(`(${API_KEY_START}\\w{6})\\w+`, "g");

const limits = processSingleton("inspector-limits", () => new RateLimit(60_000));

/**
 * Answers a call of an inspector's URL: it is stored for its team to look at. Calls come from
 * Patchbay itself, with the team's API key, or, if the inspector was opened, from anybody. A browser
 * that visits the URL is shown the page.
 */
export async function captureRequest(request: Request, path: string): Promise<Response> {
  try {
    const [inspectorId = "", ...rest] = path.slice(INSPECTOR_PATH.length).split("/");
    const inspector = await findInspector(inspectorId);
    if (isVisit(request)) return visitPage(inspector);

    await requireAllowed(request, inspector);
    await store(request, inspector, `/${rest.join("/")}`);

    return Response.json({ ok: true });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}

type Inspector = { id: string; teamId: string; teamSlug: string; isPublic: boolean };

async function findInspector(id: string): Promise<Inspector> {
  const [inspector] = /^ins_[0-9a-z]+$/.test(id)
    ? await db()
        .select({
          id: inspectors.id,
          teamId: inspectors.teamId,
          teamSlug: teams.slug,
          isPublic: inspectors.isPublic,
        })
        .from(inspectors)
        .innerJoin(teams, eq(teams.id, inspectors.teamId))
        .where(eq(inspectors.id, id))
    : [];
  if (!inspector)
    throw new AppError("not_found", "There is no inspector with this address. Copy its URL again.");

  return inspector;
}

function isVisit(request: Request): boolean {
  return request.method === "GET" && request.headers.get("sec-fetch-mode") === "navigate";
}

function visitPage({ id, teamSlug }: Inspector): Response {
  return new Response(null, { status: 303, headers: { location: `/${teamSlug}/webhooks/inspectors/${id}` } });
}

async function requireAllowed(request: Request, inspector: Inspector): Promise<void> {
  if (!inspector.isPublic && !hasInspectorPass(request.headers)) await requireTeamKey(request, inspector);

  const waitSeconds = limits.hit(inspector.id, MAX_PER_MINUTE);
  if (waitSeconds !== null) {
    throw new AppError("rate_limited", `An inspector takes ${MAX_PER_MINUTE} requests a minute.`, {
      headers: { "retry-after": String(waitSeconds) },
    });
  }
}

async function requireTeamKey(request: Request, inspector: Inspector): Promise<void> {
  const actor = await authenticateApiKey(request.headers).catch(() => null);
  if (actor?.teamId === inspector.teamId) return;

  throw new AppError(
    "forbidden",
    "This inspector takes requests from Patchbay's own flows only. Send your team's API key, or open it to the internet on its page.",
  );
}

async function store(request: Request, inspector: Inspector, path: string): Promise<void> {
  const { bytes, isTooLarge } = await readLimited(request, MAX_CAPTURED_BODY_BYTES);
  const receivedMs = nowMs();
  await db()
    .insert(capturedRequests)
    .values({
      id: newId("cap", receivedMs),
      teamId: inspector.teamId,
      inspectorId: inspector.id,
      receivedAt: new Date(receivedMs),
      method: request.method,
      path: withoutApiKeys(path + new URL(request.url).search),
      headers: shownHeaders(request.headers),
      body: bytes,
      sizeBytes: Number(request.headers.get("content-length") ?? bytes.length),
      isTruncated: isTooLarge,
    });
  await forgetOldest(inspector.id);
  signal(inspectorSignal(inspector.id));
}

/** All of them, so that signatures can be checked; only what opens Patchbay itself is nobody's to read. */
function shownHeaders(headers: Headers): Record<string, string> {
  const shown = [...headers].filter(([name]) => name !== INSPECTOR_PASS);

  return Object.fromEntries(shown.map(([name, value]) => [name, withoutApiKeys(value)]));
}

function withoutApiKeys(text: string): string {
  return text.replace(OWN_API_KEY, `$1${MASK}`);
}

async function forgetOldest(inspectorId: string): Promise<void> {
  await sql()`
    delete from captured_requests where inspector_id = ${inspectorId} and id <= (
      select id from captured_requests where inspector_id = ${inspectorId} order by id desc offset ${MAX_CAPTURED} limit 1)`;
}
