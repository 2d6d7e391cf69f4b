import { requireMemberForRoute } from "@/lib/auth/session";
import { AppError } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { textResponse } from "@/lib/http/text-response";
import { findCapturedRequest } from "@/lib/inspectors/queries";
import { MAX_CAPTURED } from "@/lib/inspectors/schema";

type RouteContext = { params: Promise<{ team: string; inspectorId: string }> };

/** The body of a captured request as text (`?request=`), where it is too long for the page. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  try {
    const { team, inspectorId } = await params;
    const { actor } = await requireMemberForRoute(team);
    const requestId = new URL(request.url).searchParams.get("request") ?? "";
    const captured = await findCapturedRequest(actor, inspectorId, requestId);
    if (!captured)
      throw new AppError("not_found", `This request is gone. An inspector keeps the newest ${MAX_CAPTURED}.`);

    return textResponse(captured.body);
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
