import { cva, type VariantProps } from "class-variance-authority";
import { Root as Slot } from "radix-ui/slot";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

/** For the rare link or label that must look like a button without being a {@link Button}. */
export const buttonVariants = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium",
    "transition-[background-color,border-color,color,transform] duration-100 active:translate-y-px",
    "disabled:pointer-events-none disabled:opacity-45 aria-disabled:active:translate-y-0",
    "[&_svg]:pointer-events-none [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-ink text-on-ink shadow-press hover:bg-ink/85 active:bg-ink/75",
        secondary:
          "border border-line-strong bg-raised text-ink shadow-press hover:border-control hover:bg-[color-mix(in_oklab,var(--color-raised)_95%,var(--color-ink))] active:bg-[color-mix(in_oklab,var(--color-raised)_90%,var(--color-ink))]",
        ghost: "text-muted hover:bg-hover hover:text-ink active:bg-pressed",
        danger: "bg-danger-fill text-on-fill shadow-press hover:bg-danger-fill/88 active:bg-danger-fill/78",
      },
      size: {
        sm: "h-7 gap-1.5 rounded-sm px-2.5 text-xs pointer-coarse:min-h-9 [&_svg]:size-3.5",
        md: "h-8 gap-1.5 rounded-md px-3 text-sm pointer-coarse:min-h-11 [&_svg]:size-4",
        lg: "h-10 gap-2 rounded-md px-4 text-base pointer-coarse:min-h-11 [&_svg]:size-4",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Shows a spinner and ignores clicks, but keeps the focus where it is. */
    isLoading?: boolean;
    /** Gives the looks to the one child, such as a Next `Link`. */
    asChild?: boolean;
  };

/** Icons go in as children. The type is `button` unless said otherwise. */
export function Button({ variant, size, isLoading, asChild, className, children, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot {...props} className={classes}>
        {children}
      </Slot>
    );
  }

  return (
    <button
      type="button"
      {...props}
      className={classes}
      aria-busy={isLoading || undefined}
      aria-disabled={isLoading || props["aria-disabled"]}
      onClick={isLoading ? preventClick : props.onClick}
    >
      <span className={cn("inline-flex items-center gap-[inherit]", isLoading && "opacity-0")}>
        {children}
      </span>
      {isLoading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner label="Working" />
        </span>
      )}
    </button>
  );
}

/** A disabled button would drop the focus and say nothing; this one only refuses the second click. */
function preventClick(event: MouseEvent) {
  event.preventDefault();
}
