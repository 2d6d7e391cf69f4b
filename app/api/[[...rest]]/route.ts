import { AppError } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";

/** Whatever else is asked of the API: an error of ours, not a page. */
function nothingHere(): Response {
  return problemResponse(new AppError("not_found", "There is nothing at this address of the API."));
}

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as HEAD,
  nothingHere as OPTIONS,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
};
