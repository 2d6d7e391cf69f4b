import { X } from "lucide-react";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";

/** The cross of dialogs and sheets. No tooltip: it would open with the focus and take the first Escape. */
export function CloseButton({ className, ...props }: Omit<ButtonProps, "children" | "variant" | "size">) {
  return (
    <Button
      {...props}
      variant="ghost"
      size="sm"
      aria-label="Close"
      className={cn(
        "aspect-square px-0 pointer-coarse:min-h-0",
        "after:absolute after:-inset-1 after:content-[''] pointer-coarse:after:-inset-2",
        className,
      )}
    >
      <X aria-hidden="true" />
    </Button>
  );
}
