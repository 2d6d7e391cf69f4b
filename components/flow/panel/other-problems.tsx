"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { useBuilder } from "@/components/flow/builder-context";
import { NO_PROBLEMS, type StepProblem } from "@/components/flow/editor/problem-index";
import { withoutSetting } from "@/components/flow/editor/without-setting";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";

type OtherProblemsProps = { nodeId: string; problems: readonly StepProblem[] };

/** Problems that belong to no field on the screen, so that none is ever hidden. */
export function OtherProblems({ nodeId, problems }: OtherProblemsProps) {
  const { editor } = useBuilder();
  const place = useRef<HTMLDivElement>(null);
  const [others, setOthers] = useState(NO_PROBLEMS);

  useLayoutEffect(() => {
    const form = place.current?.parentElement;
    const hasField = ({ path }: StepProblem) => form?.querySelector(`[data-path="${CSS.escape(path)}"]`);
    setOthers(problems.filter((problem) => !hasField(problem)));
  }, [problems]);

  return (
    <div ref={place} className="grid gap-2 empty:hidden">
      {others.map(({ path, message }) => (
        <FormMessage
          key={`${path} ${message}`}
          action={
            /^config\./.test(path) && (
              <Button size="sm" onClick={() => editor.edit((flow) => withoutSetting(flow, nodeId, path))}>
                Remove it
              </Button>
            )
          }
        >
          {message}
        </FormMessage>
      ))}
    </div>
  );
}
