import { cva } from "class-variance-authority";

/** The box that inputs, text areas and selects share. */
export const controlStyle = cva(
  [
    "w-full min-w-0 border border-control bg-raised text-ink transition-[border-color,background-color] duration-100",
    "hover:border-muted focus-visible:outline-offset-0",
    "aria-invalid:border-danger",
    "disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-subtle",
    // iOS zooms the page into any field with smaller type.
    "pointer-coarse:text-[1rem]",
  ],
  {
    variants: {
      size: {
        sm: "h-7 rounded-sm px-2 text-xs pointer-coarse:min-h-9",
        md: "h-8 rounded-md px-2.5 text-sm pointer-coarse:min-h-11",
        lg: "h-10 rounded-md px-3 text-base pointer-coarse:min-h-11",
      },
    },
    defaultVariants: { size: "md" },
  },
);
