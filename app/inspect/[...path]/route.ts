import { captureRequest } from "@/lib/inspectors/capture-request";

/** As with `hooks`: `server.ts` answers these paths before Next does. */
function capture(request: Request): Promise<Response> {
  return captureRequest(request, new URL(request.url).pathname);
}

export const dynamic = "force-dynamic";
export {
  capture as DELETE,
  capture as GET,
  capture as HEAD,
  capture as OPTIONS,
  capture as PATCH,
  capture as POST,
  capture as PUT,
};
