"use client";

import { Cancel, Content, Description, Overlay, Portal, Root, Title, Trigger } from "radix-ui/alert-dialog";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { dialogFooterStyle, dialogStyle, scrimStyle } from "./dialog-style";
import { Field } from "./field";
import { FormMessage } from "./form-message";
import { Input } from "./input";
import { isNavigation } from "./is-navigation";
import { useReturnFocus } from "./use-return-focus";

/** What `onConfirm` answers when it did not work: a sentence for the reader. */
export type ConfirmProblem = { error: string };

type ConfirmDialogProps = {
  /** The button that opens it. Leave it out and drive `open` yourself, as from a menu item. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** A question that names the thing: "Delete “Win-back offer”?" */
  title: string;
  /** What will be gone or stop, and what stays. */
  consequence: ReactNode;
  /** The verb and the noun: "Delete agent". */
  actionLabel: string;
  /** Not every confirmation destroys something. */
  actionVariant?: "danger" | "primary";
  /** For what cannot be undone: the reader types this first. */
  textToType?: string;
  /** Closes the dialog when it is done; stays open and shows the sentence when it answers a problem. */
  // biome-ignore lint/suspicious/noConfusingVoidType: an async function without an answer gives void
  onConfirm: () => Promise<ConfirmProblem | undefined | void> | void;
};

export function ConfirmDialog({ trigger, open, onOpenChange, ...body }: ConfirmDialogProps) {
  const [isOpenHere, setOpenHere] = useState(false);
  const isOpen = open ?? isOpenHere;
  const returnFocus = useReturnFocus();

  function setOpen(next: boolean) {
    setOpenHere(next);
    onOpenChange?.(next);
  }

  return (
    <Root open={isOpen} onOpenChange={setOpen}>
      {trigger && <Trigger asChild>{trigger}</Trigger>}
      <Portal>
        <Overlay className={scrimStyle}>
          <Content {...returnFocus} className={cn(dialogStyle, "sm:max-w-md")}>
            <ConfirmForm {...body} onDone={() => setOpen(false)} />
          </Content>
        </Overlay>
      </Portal>
    </Root>
  );
}

type ConfirmFormProps = Omit<ConfirmDialogProps, "trigger" | "open" | "onOpenChange"> & {
  onDone: () => void;
};

function ConfirmForm({
  title,
  consequence,
  actionLabel,
  actionVariant = "danger",
  textToType,
  onConfirm,
  onDone,
}: ConfirmFormProps) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, startTransition] = useTransition();
  const isReady = !textToType || typed.trim() === textToType;

  function confirm(event: FormEvent) {
    event.preventDefault();
    // A form in a portal still bubbles to the form its trigger sits in.
    event.stopPropagation();
    if (!isReady || isWorking) return;
    startTransition(async () => {
      const outcome = await attempt(onConfirm);
      if (outcome) setProblem(outcome.error);
      else onDone();
    });
  }

  return (
    <form onSubmit={confirm}>
      <div className="grid gap-4 p-5">
        <div className="grid gap-1.5">
          <Title className="font-semibold text-lg">{title}</Title>
          <Description asChild>
            <div className="text-muted text-sm">{consequence}</div>
          </Description>
        </div>
        {textToType && (
          <Field label={<TypeThis text={textToType} />}>
            <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
          </Field>
        )}
        {problem && <FormMessage>{problem}</FormMessage>}
      </div>
      <footer className={dialogFooterStyle}>
        <Cancel asChild>
          <Button>Cancel</Button>
        </Cancel>
        <Button type="submit" variant={actionVariant} isLoading={isWorking} disabled={!isReady}>
          {actionLabel}
        </Button>
      </footer>
    </form>
  );
}

function TypeThis({ text }: { text: string }) {
  return (
    <>
      Type <span className="select-text rounded-xs bg-sunken px-1 py-0.5 font-mono text-xs">{text}</span> to
      confirm
    </>
  );
}

async function attempt(action: ConfirmDialogProps["onConfirm"]): Promise<ConfirmProblem | undefined> {
  try {
    return (await action()) ?? undefined;
  } catch (thrown) {
    if (isNavigation(thrown)) throw thrown;
    return { error: "That did not work. Check your connection and try again." };
  }
}
