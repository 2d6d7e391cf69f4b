import { requireMemberForRoute } from "@/lib/auth/session";
import { problemResponse } from "@/lib/http/problem";
import { textResponse } from "@/lib/http/text-response";
import { getRequest } from "@/lib/requests/queries";

type RouteContext = { params: Promise<{ team: string; requestId: string }> };

/** The body of a request as text, where it is too long for the page. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  try {
    const { team, requestId } = await params;
    const { actor } = await requireMemberForRoute(team);
    const { body } = await getRequest(actor, requestId);

    return textResponse(body ?? "");
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
