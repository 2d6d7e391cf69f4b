import { Badge } from "@/components/ui/badge";
import type { DeployState } from "@/lib/agents/schema";

/** What is deployed, next to what is being edited: "Not deployed", "Live v3", "Live v3, draft differs". */
export function DeployBadge({ deploy, className }: { deploy: DeployState; className?: string }) {
  switch (deploy.state) {
    case "not_deployed":
      return <Badge className={className}>Not deployed</Badge>;
    case "live":
      return (
        <Badge tone="signal" className={className}>
          Live v{deploy.version}
        </Badge>
      );
    case "live_draft_differs":
      return (
        <Badge tone="waiting" className={className}>
          Live v{deploy.version}, draft differs
        </Badge>
      );
  }
}
