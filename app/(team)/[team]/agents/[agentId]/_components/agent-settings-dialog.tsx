"use client";

import { useState } from "react";
import { toast } from "sonner";
import type { InboxChoice } from "@/components/flow/builder-actions";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import { updateAgentAction } from "../actions";

type AgentSettingsDialogProps = {
  teamSlug: string;
  agent: { id: string; name: string; inboxId: string | null };
  inboxes: readonly InboxChoice[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** What belongs to the agent and not to its flow: the inbox that it talks through. */
export function AgentSettingsDialog({ isOpen, onOpenChange, ...form }: AgentSettingsDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title="Agent settings"
        description="These take effect at once, for the version that is live as well."
      >
        <SettingsForm {...form} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

const NO_INBOX = "-";

type SettingsFormProps = Omit<AgentSettingsDialogProps, "isOpen" | "onOpenChange"> & { onDone: () => void };

function SettingsForm({ teamSlug, agent, inboxes, onDone }: SettingsFormProps) {
  const [inboxId, setInboxId] = useState(agent.inboxId ?? NO_INBOX);
  const form = useActionForm({
    fields: ["inboxId"],
    submit: () => updateAgentAction(teamSlug, agent.id, { inboxId: inboxId === NO_INBOX ? null : inboxId }),
    onDone: () => {
      toast.success("Agent settings saved");
      onDone();
    },
  });

  return (
    <form {...form.formProps} className="grid gap-4">
      {form.message && <FormMessage>{form.message}</FormMessage>}
      <Field
        label="Inbox"
        hint="Messages of this agent go out through it. Without one, it cannot send any."
        error={form.errorAt("inboxId")}
      >
        <Select
          value={inboxId}
          onValueChange={setInboxId}
          options={[
            ...inboxes.map(({ id, name }) => ({ value: id, label: name })),
            { value: NO_INBOX, label: "No inbox" },
          ]}
        />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isLoading={form.isWorking}>
          Save settings
        </Button>
      </DialogFooter>
    </form>
  );
}
