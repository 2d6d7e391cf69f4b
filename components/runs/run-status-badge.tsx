import { Badge } from "@/components/ui/badge";
import type { RunStatus } from "@/lib/core/vocabulary";
import { RUN_STATES } from "./run-states";

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const { label, tone, isActive } = RUN_STATES[status];

  return (
    <Badge tone={tone} isActive={isActive}>
      {label}
    </Badge>
  );
}
