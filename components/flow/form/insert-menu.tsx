"use client";

import { Braces } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { insertAtCaret } from "@/components/flow/editor/insert-at-caret";
import type { Insertable } from "@/components/flow/editor/insertables";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuGroup,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { useStep } from "./step-context";

type InsertMenuProps = {
  /** The field that the value goes into, at its caret. */
  box: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  value: string;
  onChange: (value: string) => void;
  className?: string;
};

/** The data that a field may refer to, to insert without typing a brace. */
export function InsertMenu({ box, value, onChange, className }: InsertMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const caret = useRef<number | null>(null);

  function insert(path: string) {
    const { selectionStart, selectionEnd } = box.current ?? {};
    const end = value.length;
    const inserted = insertAtCaret(value, `{{${path}}}`, {
      start: selectionStart ?? end,
      end: selectionEnd ?? end,
    });
    caret.current = inserted.caret;
    // The caret is put behind it next, which needs the new text in place.
    flushSync(() => onChange(inserted.text));
  }

  function goBackToBox(event: Event) {
    if (caret.current === null) return;
    event.preventDefault();
    box.current?.focus();
    box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }

  return (
    <DropdownMenu open={isOpen} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <IconButton label="Insert data" size="sm" className={className}>
          <Braces aria-hidden="true" />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        className="max-h-[min(26rem,var(--radix-dropdown-menu-content-available-height))] w-80"
        onCloseAutoFocus={goBackToBox}
      >
        {isOpen && <Choices onChoose={insert} />}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Choices({ onChoose }: { onChoose: (path: string) => void }) {
  const { insertables } = useStep();

  return insertables().map(({ title, items }) => (
    <DropdownMenuGroup key={title}>
      <DropdownMenuLabel>{title}</DropdownMenuLabel>
      {items.map((item) => (
        <Choice key={item.path} {...item} onChoose={onChoose} />
      ))}
    </DropdownMenuGroup>
  ));
}

type ChoiceProps = Insertable & { onChoose: (path: string) => void };

function Choice({ path, label, sample, onChoose }: ChoiceProps) {
  return (
    <DropdownMenuItem onSelect={() => onChoose(path)} className="justify-between gap-4">
      <span className="truncate">{label}</span>
      {sample !== null && <span className="max-w-36 truncate text-subtle text-xs">{sample}</span>}
    </DropdownMenuItem>
  );
}
