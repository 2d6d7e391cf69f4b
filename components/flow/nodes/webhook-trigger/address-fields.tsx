"use client";

import { Inbox } from "lucide-react";
import { useTransition } from "react";
import { toast } from "sonner";
import type { InspectorChoice } from "@/components/flow/builder-actions";
import { useBuilder } from "@/components/flow/builder-context";
import { StepField } from "@/components/flow/form/step-field";
import { TemplateField } from "@/components/flow/form/template-field";
import type { FormProps } from "@/components/flow/nodes/node-view";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { HTTP_METHODS } from "@/lib/engine/node";

/** Where the call goes and how. */
export function AddressFields({ node: { config }, onChange }: FormProps<"webhook_trigger">) {
  const { inspectors, teamSlug } = useBuilder();
  const inspector = inspectors.find(({ url }) => config.url === url);

  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
        <StepField path="config.method" label="Method">
          <Select
            value={config.method}
            onValueChange={(method) => onChange({ ...config, method })}
            options={HTTP_METHODS.map((method) => ({ value: method, label: method }))}
          />
        </StepField>
        <TemplateField
          path="config.url"
          label="URL"
          placeholder="https://crm.example.com/hooks"
          value={config.url}
          onChange={(url) => onChange({ ...config, url })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
        {inspector ? (
          <p>
            Goes to the inspector “{inspector.name}”.{" "}
            <TextLink href={`/${teamSlug}/webhooks/inspectors/${inspector.id}`} target="_blank">
              Watch it
            </TextLink>
          </p>
        ) : (
          <UseInspector onChoose={({ url }) => onChange({ ...config, url })} />
        )}
        {config.method === "GET" && <p>GET carries no body: it is sent as the query parameter “payload”.</p>}
      </div>
    </div>
  );
}

/** Fills in the address of an inspector; the first one is made on the way. */
function UseInspector({ onChoose }: { onChoose: (inspector: InspectorChoice) => void }) {
  const { actions, inspectors, addInspector } = useBuilder();
  const [isWorking, startTransition] = useTransition();
  const [only, second] = inspectors;

  function create() {
    startTransition(async () => {
      const result = await actions.createInspector();
      if (!result.ok) {
        toast.error(result.error.message);
        return;
      }
      addInspector(result.value);
      onChoose(result.value);
    });
  }

  const button = (
    <Button
      size="sm"
      isLoading={isWorking}
      onClick={second ? undefined : () => (only ? onChoose(only) : create())}
    >
      <Inbox aria-hidden="true" />
      Use the inspector
    </Button>
  );
  if (!second) return button;

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>{button}</DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuLabel>Send it where you can watch it arrive</DropdownMenuLabel>
        {inspectors.map((inspector) => (
          <DropdownMenuItem key={inspector.id} onSelect={() => onChoose(inspector)}>
            {inspector.name}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
