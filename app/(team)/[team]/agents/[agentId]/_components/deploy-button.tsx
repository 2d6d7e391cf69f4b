"use client";

import { useState } from "react";
import { useEditor } from "@/components/flow/builder-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { DeployDialog } from "./deploy-dialog";
import { deployObstacle } from "./deploy-obstacle";
import { Problems } from "./problem-list";

type DeployButtonProps = { teamSlug: string; agent: { id: string; name: string } };

/** Makes the draft live. Where that cannot be, it says why instead. */
export function DeployButton({ teamSlug, agent }: DeployButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const problemCount = useEditor(({ problems, flow }) => (flow.nodes.length > 0 ? problems.list.length : 0));
  const deploy = useEditor((state) => state.deploy);
  const saveState = useEditor(({ save }) => save.status.state);
  const isEmpty = useEditor(({ flow }) => flow.nodes.length === 0);
  const obstacle = deployObstacle({ problemCount, deploy, saveState, isEmpty });

  if (obstacle) {
    return (
      <Popover>
        <PopoverTrigger asChild>
          {/* Not disabled: it says why. */}
          <Button className="text-muted">Deploy</Button>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label="Why this cannot be deployed" className="w-96 p-1.5">
          <p className={cn("px-2.5 py-2", problemCount > 0 && "border-b pb-2.5")}>{obstacle}</p>
          {problemCount > 0 && <Problems />}
        </PopoverContent>
      </Popover>
    );
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Deploy
      </Button>
      <DeployDialog teamSlug={teamSlug} agent={agent} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  );
}
