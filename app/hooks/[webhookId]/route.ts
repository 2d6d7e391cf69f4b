import { receiveCall } from "@/lib/requests/receive-call";

type Context = { params: Promise<{ webhookId: string }> };

/**
 * The convention's way to the fast door, for hosts that run no server of ours. `server.ts` answers
 * these paths before Next does.
 */
async function receive(request: Request, context: Context): Promise<Response> {
  const { webhookId } = await context.params;

  return receiveCall(request, webhookId);
}

export const dynamic = "force-dynamic";
export {
  receive as DELETE,
  receive as GET,
  receive as HEAD,
  receive as OPTIONS,
  receive as PATCH,
  receive as POST,
  receive as PUT,
};
