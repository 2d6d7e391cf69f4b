"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { Anchor, Content, Root } from "radix-ui/popover";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "./cn";
import { type ComboboxOption, filterOptions } from "./combobox-filter";
import { Input } from "./input";
import { menuItemStyle, menuStyle } from "./menu-style";

type ComboboxProps = {
  /** The chosen value goes into the form under this name. */
  name: string;
  options: readonly ComboboxOption[];
  defaultValue: string;
  onValueChange?: (value: string) => void;
  /** When nothing fits: "No country is called that." */
  emptyText: string;
};

/**
 * One of very many, found by typing: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ with list
 * autocomplete. Leaving it without a choice puts the old one back. Put it into a `Field`.
 */
export function Combobox({ name, options, defaultValue, onValueChange, emptyText }: ComboboxProps) {
  const [value, setValue] = useState(defaultValue);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [activeIndex, setActiveIndex] = useState(0);
  const listId = useId();
  const field = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const chosen = options.find((option) => option.value === value);
  const found = filterOptions(options, typed ?? "");
  const active = isOpen ? found[activeIndex] : undefined;

  function open() {
    if (isOpen) return;
    setTyped(null);
    setActiveIndex(
      Math.max(
        0,
        options.findIndex((option) => option.value === value),
      ),
    );
    setOpen(true);
  }

  function close() {
    setOpen(false);
    setTyped(null);
  }

  function choose(option: ComboboxOption | undefined) {
    if (option && option.value !== value) {
      setValue(option.value);
      onValueChange?.(option.value);
    }
    close();
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) setActiveIndex(stepped(activeIndex, event.key, found.length));
      else open();
    }
    if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      choose(active);
    }
    // Only the list closes, not a dialog around it.
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      close();
    }
  }

  return (
    <Root open={isOpen} onOpenChange={(next) => (next ? open() : close())}>
      <Anchor asChild>
        <div ref={field} className="relative min-w-0">
          <Input
            ref={input}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active && optionId(listId, active)}
            autoComplete="off"
            value={typed ?? chosen?.label ?? ""}
            onChange={(event) => {
              setTyped(event.target.value);
              setActiveIndex(0);
              setOpen(true);
            }}
            onClick={open}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={close}
            onKeyDown={onKeyDown}
            className="pr-8"
          />
          <input type="hidden" name={name} value={value} />
          <ChevronsUpDown
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-subtle"
          />
        </div>
      </Anchor>
      {/* No portal: it belongs to the field, also for those who read by landmarks, and within dialogs. */}
      <Content
        align="start"
        sideOffset={4}
        collisionPadding={8}
        // The list is the combobox's own popup, no dialog.
        role="presentation"
        onInteractOutside={(event) => {
          if (event.target instanceof Node && field.current?.contains(event.target)) event.preventDefault();
        }}
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        // A press on the list would otherwise take the focus, and the blur would close it first.
        onMouseDown={(event) => event.preventDefault()}
        className={cn(menuStyle, "w-(--radix-popper-anchor-width) overflow-hidden p-0")}
      >
        <OptionList
          listId={listId}
          options={found}
          value={value}
          activeIndex={activeIndex}
          onChoose={choose}
        />
        {found.length === 0 && <p className="px-3.5 py-3 text-sm text-subtle">{emptyText}</p>}
      </Content>
    </Root>
  );
}

type OptionListProps = {
  listId: string;
  options: readonly ComboboxOption[];
  value: string;
  activeIndex: number;
  onChoose: (option: ComboboxOption) => void;
};

function OptionList({ listId, options, value, activeIndex, onChoose }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[activeIndex]?.scrollIntoView({ block: "nearest" });
  }, [activeIndex]);

  return (
    <div
      ref={list}
      id={listId}
      role="listbox"
      aria-label="Choices"
      className="max-h-72 overflow-y-auto overscroll-contain p-1 empty:hidden"
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which points here
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are handled by the field
        <div
          key={option.value}
          id={optionId(listId, option)}
          role="option"
          aria-selected={option.value === value}
          data-highlighted={index === activeIndex ? "" : undefined}
          onClick={() => onChoose(option)}
          className={cn(menuItemStyle, "justify-between pr-8 hover:bg-hover")}
        >
          <span className="min-w-0">{option.label}</span>
          {option.hint && <span className="shrink-0 text-subtle tabular-nums">{option.hint}</span>}
          {option.value === value && <Check aria-hidden="true" className="absolute right-2.5 size-3.5!" />}
        </div>
      ))}
    </div>
  );
}

function optionId(listId: string, option: ComboboxOption): string {
  return `${listId}-${option.value}`;
}

function stepped(index: number, key: "ArrowDown" | "ArrowUp", count: number): number {
  if (count === 0) return 0;

  return (index + (key === "ArrowDown" ? 1 : -1) + count) % count;
}
