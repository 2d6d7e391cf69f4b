import { saveDraft } from "@/lib/agents/save-draft";
import { AppError } from "@/lib/core/errors";
import { flowSchema } from "@/lib/engine/flow";
import { apiMethods } from "@/lib/http/api-methods";
import { apiRoute } from "@/lib/http/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  PUT: apiRoute({ body: flowSchema }, ({ actor, params: { id = "" }, body, headers }) =>
    saveDraft(actor, id, body, readRevision(headers.get("if-match"))),
  ),
});

/** `If-Match: 7` or `If-Match: "7"`; `*` matches whatever is there. */
function readRevision(ifMatch: string | null): number | undefined {
  if (ifMatch === null || ifMatch.trim() === "*") return undefined;
  const revision = /^\s*"?(\d{1,9})"?\s*$/.exec(ifMatch)?.[1];
  if (revision) return Number(revision);

  throw new AppError("invalid_request", "If-Match takes the revision that you edited, such as 7.");
}
