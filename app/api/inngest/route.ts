import { serve } from "inngest/next";
import { inngestCalls } from "@/inngest/calls-in-hand";
import { inngest } from "@/inngest/client";
import { allFunctions } from "@/inngest/functions";

type Handlers = ReturnType<typeof serve>;
let handlers: Handlers | null = null;

/** Made at the first call: the build imports this file without a secret to sign by. */
function served(): Handlers {
  handlers ??= serve({ client: inngest(), functions: allFunctions(inngest()), enableUnauthedSync: false });

  return handlers;
}

export const dynamic = "force-dynamic";
export const GET: Handlers["GET"] = (request, context) => served().GET(request, context);
export const POST: Handlers["POST"] = (request, context) =>
  inngestCalls.hold(served().POST(request, context));
export const PUT: Handlers["PUT"] = (request, context) => served().PUT(request, context);
