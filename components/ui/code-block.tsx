import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type CodeBlockProps = {
  code: string;
  /** What it is: "Terminal", "JSON", "Response body". */
  label?: string;
  /** What the copy button copies, in words. */
  copyLabel?: string;
  /** Long lines wrap unless this is set; then the block scrolls sideways. */
  isScrolled?: boolean;
  className?: string;
};

export function CodeBlock({ code, label, copyLabel = "Copy", isScrolled, className }: CodeBlockProps) {
  return (
    <figure className={cn("group relative min-w-0 overflow-hidden rounded-lg border bg-canvas", className)}>
      {label && (
        <figcaption className="flex h-8 items-center border-b pr-10 pl-3 font-mono text-2xs text-subtle">
          {label}
        </figcaption>
      )}
      <pre
        // Sideways scrolling has to work by keyboard as well.
        {...(isScrolled ? { tabIndex: 0, role: "region", "aria-label": label ?? "Code" } : {})}
        className={cn(
          "max-h-96 overflow-y-auto p-3 font-mono text-ink text-xs leading-5 focus-visible:-outline-offset-2",
          isScrolled ? "overflow-x-auto" : "whitespace-pre-wrap break-words",
          !label && "pr-10",
        )}
      >
        <code>{code}</code>
      </pre>
      <CopyButton value={code} label={copyLabel} size="sm" className="absolute top-0.5 right-0.5" />
    </figure>
  );
}
