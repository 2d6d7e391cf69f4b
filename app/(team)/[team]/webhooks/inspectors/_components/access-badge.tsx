import { Globe, Lock } from "lucide-react";
import { Badge } from "@/components/ui/badge";

/** Who can send to an inspector. */
export function AccessBadge({ isPublic }: { isPublic: boolean }) {
  return isPublic ? (
    <Badge tone="waiting" icon={<Globe aria-hidden="true" />}>
      Everybody
    </Badge>
  ) : (
    <Badge icon={<Lock aria-hidden="true" />}>Your team only</Badge>
  );
}
