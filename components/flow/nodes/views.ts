import type { NodeKind } from "@/lib/engine/nodes/catalog";
import { conditionView } from "./condition";
import type { NodeView } from "./node-view";
import { sendMessageView } from "./send-message";
import { setVariablesView } from "./set-variables";
import { waitView } from "./wait";
import { webhookView } from "./webhook";
import { webhookTriggerView } from "./webhook-trigger";

/** The form of every kind of node. */
export const views: { [Kind in NodeKind]: NodeView<Kind> } = {
  webhook: webhookView,
  condition: conditionView,
  set_variables: setVariablesView,
  wait: waitView,
  send_message: sendMessageView,
  webhook_trigger: webhookTriggerView,
};
