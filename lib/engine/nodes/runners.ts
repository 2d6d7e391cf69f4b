import type { PrepareContext, PreparedStep } from "@/lib/engine/node";
import type { FlowNode, NodeConfigs, NodeKind } from "./catalog";
import { prepareCondition } from "./condition/run";
import { prepareSendMessage } from "./send-message/run";
import { prepareSetVariables } from "./set-variables/run";
import { prepareWait } from "./wait/run";
import { prepareWebhook } from "./webhook/run";
import { prepareWebhookTrigger } from "./webhook-trigger/run";

type Runners = {
  [Kind in NodeKind]: (config: NodeConfigs[Kind], context: PrepareContext) => PreparedStep;
};

const runners: Runners = {
  webhook: prepareWebhook,
  condition: prepareCondition,
  set_variables: prepareSetVariables,
  wait: prepareWait,
  send_message: prepareSendMessage,
  webhook_trigger: prepareWebhookTrigger,
};

/** Decides what a node will do. Nothing happens before {@link PreparedStep.act}. */
export function prepareNode<Kind extends NodeKind>(
  node: FlowNode<Kind>,
  context: PrepareContext,
): PreparedStep {
  return runners[node.kind](node.config, context);
}
