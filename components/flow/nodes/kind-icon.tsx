import {
  CircleDashed,
  Hourglass,
  type LucideIcon,
  MessageSquareText,
  Send,
  Split,
  Variable,
  Webhook,
} from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { NodeGroup } from "@/lib/engine/node";
import { catalog, type NodeKind } from "@/lib/engine/nodes/catalog";

/** The one place that gives a kind of node its icon: palette, cards, panels and run stories. */
const KIND_ICONS: Record<NodeKind, LucideIcon> = {
  webhook: Webhook,
  condition: Split,
  set_variables: Variable,
  wait: Hourglass,
  send_message: MessageSquareText,
  webhook_trigger: Send,
};

/** The cable colour of each group. Say the group in words as well: colour is never the only sign. */
export const GROUP_COLOURS: Record<NodeGroup, string> = {
  start: "text-cable-start",
  logic: "text-cable-logic",
  talk: "text-cable-talk",
  connect: "text-cable-connect",
};

type KindIconProps = {
  /** A kind of today, or one that an old run still names. */
  kind: string;
  className?: string;
};

/** The icon of a node kind in its group's cable colour. Decorative: its name stands beside it. */
export function KindIcon({ kind, className }: KindIconProps) {
  const Icon = isNodeKind(kind) ? KIND_ICONS[kind] : CircleDashed;
  const colour = isNodeKind(kind) ? GROUP_COLOURS[catalog[kind].group] : "text-subtle";

  return <Icon aria-hidden="true" className={cn("size-4 shrink-0", colour, className)} />;
}

function isNodeKind(kind: string): kind is NodeKind {
  return Object.hasOwn(catalog, kind);
}
