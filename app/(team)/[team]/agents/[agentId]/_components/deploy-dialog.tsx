"use client";

import { toast } from "sonner";
import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Textarea } from "@/components/ui/textarea";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/core/action-result";
import { deployAction } from "../actions";

type DeployDialogProps = {
  teamSlug: string;
  agent: { id: string; name: string };
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Says what deploying does, and takes a note on what changed. */
export function DeployDialog({ teamSlug, agent, isOpen, onOpenChange }: DeployDialogProps) {
  const deploy = useEditor((state) => state.deploy);
  const isLive = deploy.state !== "not_deployed";

  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Deploy “${agent.name}”`}
        description={
          isLive
            ? `New calls follow this draft instead of version ${deploy.version}. Runs under way finish as they began.`
            : "From then on, calls of its webhook start this agent."
        }
      >
        <DeployForm teamSlug={teamSlug} agentId={agent.id} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

const NOT_SAVED: ActionResult<never> = {
  ok: false,
  error: {
    code: "unavailable",
    message: "Your latest edits could not be saved, so nothing was deployed. Try again once it says “Saved”.",
    errors: [],
  },
};

function DeployForm({
  teamSlug,
  agentId,
  onDone,
}: {
  teamSlug: string;
  agentId: string;
  onDone: () => void;
}) {
  const { editor, saver } = useBuilder();
  const form = useActionForm({
    fields: ["note"],
    submit: async (typed) => {
      const isSaved = await saver.flush();
      if (!isSaved) return NOT_SAVED;

      return deployAction(teamSlug, agentId, String(typed.get("note")), saver.revision());
    },
    onDone: ({ version }) => {
      editor.set({ deploy: { state: "live", version } });
      toast.success(`v${version} is live`);
      onDone();
    },
  });

  return (
    <form {...form.formProps} className="grid gap-4">
      {form.message && <FormMessage>{form.message}</FormMessage>}
      <Field
        label="What changed"
        isOptional
        hint="For the list of versions, so that others can follow."
        error={form.errorAt("note")}
      >
        <Textarea name="note" rows={2} maxLength={500} placeholder="Greets by first name" />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isLoading={form.isWorking}>
          Deploy
        </Button>
      </DialogFooter>
    </form>
  );
}
