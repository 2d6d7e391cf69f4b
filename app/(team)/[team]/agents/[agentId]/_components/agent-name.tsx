"use client";

import { type KeyboardEvent, useRef, useState, useTransition } from "react";
import { Input } from "@/components/ui/input";
import { updateAgentAction } from "../actions";

type AgentNameProps = { teamSlug: string; agent: { id: string; name: string }; canEdit: boolean };

/** The agent's name, the heading of the page. A click on it renames the agent. */
export function AgentName({ teamSlug, agent, canEdit }: AgentNameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, startTransition] = useTransition();
  const button = useRef<HTMLButtonElement>(null);

  function end() {
    setDraft(null);
    setProblem(null);
    requestAnimationFrame(() => button.current?.focus());
  }

  function save() {
    if (draft === null || isWorking) return;
    if (draft.trim() === agent.name) {
      end();
      return;
    }
    startTransition(async () => {
      const result = await updateAgentAction(teamSlug, agent.id, { name: draft });
      startTransition(() => {
        if (result.ok) end();
        else setProblem(result.error.errors[0]?.message ?? result.error.message);
      });
    });
  }

  function onKeyDown({ key }: KeyboardEvent) {
    if (key === "Enter") save();
    if (key === "Escape") end();
  }

  if (!canEdit) return <h1 className="truncate px-1.5 font-semibold text-md">{agent.name}</h1>;
  if (draft === null) {
    return (
      <h1 className="min-w-0 font-semibold text-md">
        <button
          ref={button}
          type="button"
          title="Rename"
          onClick={() => setDraft(agent.name)}
          className="block max-w-full truncate rounded-sm px-1.5 py-1 hover:bg-hover"
        >
          {agent.name}
          <span className="sr-only">. Press to rename.</span>
        </button>
      </h1>
    );
  }

  return (
    <div className="grid w-72 max-w-full gap-1">
      <h1 className="sr-only">{agent.name}</h1>
      <Input
        autoFocus
        aria-label="Name of the agent"
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? "agent-name-problem" : undefined}
        className="font-semibold"
        value={draft}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
      {problem && (
        <p id="agent-name-problem" role="alert" className="text-danger-ink text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
