import { apiRoute } from "@/lib/http/api-route";
import { listInboxes } from "@/lib/inboxes/queries";

export const GET = apiRoute({}, async ({ actor }) => ({ data: await listInboxes(actor), nextCursor: null }));
