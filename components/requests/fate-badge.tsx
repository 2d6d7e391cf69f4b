import { Badge } from "@/components/ui/badge";
import type { RequestFate } from "@/lib/core/vocabulary";
import { FATES } from "./request-fates";

export function FateBadge({ fate }: { fate: RequestFate }) {
  const { label, tone } = FATES[fate];

  return <Badge tone={tone}>{label}</Badge>;
}
