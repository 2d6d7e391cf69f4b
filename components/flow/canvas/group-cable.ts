import type { NodeGroup } from "@/lib/engine/node";

/** Sets `--cable`, the colour of a group, for everything inside. */
export const GROUP_CABLE: Record<NodeGroup, string> = {
  start: "[--cable:var(--color-cable-start)]",
  logic: "[--cable:var(--color-cable-logic)]",
  talk: "[--cable:var(--color-cable-talk)]",
  connect: "[--cable:var(--color-cable-connect)]",
};

/** What leads on after a failure is grey, whatever it comes from. */
export const FAILURE_CABLE = "[--cable:var(--color-muted)]";
