"use client";

import { useState } from "react";
import { useBuilder } from "@/components/flow/builder-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { FormMessage } from "@/components/ui/form-message";

/** Two people, or two windows, saved the same agent: the reader decides. Closing decides nothing. */
export function ConflictNotice() {
  const { session, saver } = useBuilder();
  const [isOpen, setOpen] = useState(true);

  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <FormMessage
        title="Your latest edits are not saved"
        className="m-2"
        action={
          <DialogTrigger asChild>
            <Button size="sm">Choose a version</Button>
          </DialogTrigger>
        }
      >
        Somebody else saved this agent while you were editing it.
      </FormMessage>
      <DialogContent
        title="This agent was changed elsewhere"
        description="Somebody saved it in another window while you were editing, so your latest edits are not saved. They are kept on this device."
      >
        <ul className="grid list-disc gap-1.5 pl-4 text-muted text-sm">
          <li>
            <strong className="font-medium text-ink">Load their version</strong> shows what is saved now.
            Yours is put aside on this device: you can go back to it or download it.
          </li>
          <li>
            <strong className="font-medium text-ink">Save mine over it</strong> replaces what they saved with
            what you see.
          </li>
        </ul>
        <DialogFooter>
          <Button onClick={() => saver.keepMine()}>Save mine over it</Button>
          <Button variant="primary" onClick={() => session.takeTheirs()}>
            Load their version
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
