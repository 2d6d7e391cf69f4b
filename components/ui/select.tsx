"use client";

import type { VariantProps } from "class-variance-authority";
import { Check, ChevronsUpDown } from "lucide-react";
import {
  Content,
  Group,
  Icon,
  Item,
  ItemIndicator,
  ItemText,
  Label,
  Portal,
  Root,
  Trigger,
  Value,
  Viewport,
} from "radix-ui/select";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-context";
import { menuItemStyle, menuLabelStyle, menuStyle } from "./menu-style";

export type SelectOption = {
  /** Never empty: an empty value means "nothing chosen". */
  value: string;
  label: string;
  description?: string;
  disabled?: boolean;
};
export type SelectGroup = { label: string; options: readonly SelectOption[] };

type SelectProps = Pick<
  ComponentProps<typeof Root>,
  "value" | "defaultValue" | "onValueChange" | "name" | "required" | "disabled"
> &
  Pick<ComponentProps<"button">, "id" | "aria-label" | "aria-describedby" | "aria-invalid" | "className"> &
  VariantProps<typeof controlStyle> & {
    options: readonly (SelectOption | SelectGroup)[];
    placeholder?: string;
  };

export function Select({ options, placeholder = "Choose…", size, className, id, ...props }: SelectProps) {
  const { "aria-label": label, "aria-describedby": describedBy, "aria-invalid": invalid, ...root } = props;
  const wiring = useFieldControl({ id, "aria-describedby": describedBy, "aria-invalid": invalid });

  return (
    <Root {...root}>
      <Trigger
        id={id}
        aria-label={label}
        {...wiring}
        className={cn(
          controlStyle({ size }),
          "inline-flex select-none items-center justify-between gap-2 text-start data-placeholder:text-subtle",
          "*:first:truncate",
          className,
        )}
      >
        {/* Known at once where the page holds the value: by itself it shows nothing before the browser has it. */}
        <Value placeholder={placeholder}>{labelOf(root.value, options)}</Value>
        <Icon>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-subtle" />
        </Icon>
      </Trigger>
      <Portal>
        <Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            menuStyle,
            "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)",
          )}
        >
          <Viewport>
            {options.map((entry) =>
              "options" in entry ? (
                <Group key={entry.label}>
                  <Label className={menuLabelStyle}>{entry.label}</Label>
                  {entry.options.map((option) => (
                    <Option key={option.value} {...option} />
                  ))}
                </Group>
              ) : (
                <Option key={entry.value} {...entry} />
              ),
            )}
          </Viewport>
        </Content>
      </Portal>
    </Root>
  );
}

function labelOf(value: string | undefined, options: SelectProps["options"]): string | undefined {
  const all = options.flatMap((entry) => ("options" in entry ? entry.options : [entry]));

  return value === undefined ? undefined : all.find((option) => option.value === value)?.label;
}

function Option({ value, label, description, disabled }: SelectOption) {
  return (
    <Item value={value} disabled={disabled} className={cn(menuItemStyle, "pr-8")}>
      <span className="grid">
        <ItemText>{label}</ItemText>
        {description && <span className="text-subtle text-xs">{description}</span>}
      </span>
      <ItemIndicator className="absolute right-2.5">
        <Check aria-hidden="true" className="size-3.5" />
      </ItemIndicator>
    </Item>
  );
}
