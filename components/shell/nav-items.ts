import {
  Activity,
  ArrowDownToDot,
  ArrowUpFromDot,
  type LucideIcon,
  MessagesSquare,
  SlidersVertical,
  Waypoints,
} from "lucide-react";

/** The six places of a team, in the order of work. `segment` follows `/{slug}/`. */
export const NAV_ITEMS: readonly { segment: string; label: string; Icon: LucideIcon }[] = [
  { segment: "agents", label: "Agents", Icon: Waypoints },
  { segment: "requests", label: "Requests", Icon: ArrowDownToDot },
  { segment: "runs", label: "Runs", Icon: Activity },
  { segment: "inbox", label: "Inbox", Icon: MessagesSquare },
  { segment: "webhooks", label: "Webhooks", Icon: ArrowUpFromDot },
  { segment: "settings", label: "Settings", Icon: SlidersVertical },
];

/** Whether a page belongs to a place: its own address or anything below it. */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
