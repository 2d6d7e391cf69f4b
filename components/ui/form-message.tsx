import { CircleAlert, CircleCheck, Clock, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const LOOKS = {
  danger: { Icon: CircleAlert, box: "border-danger/30 bg-danger-soft", icon: "text-danger-ink" },
  success: { Icon: CircleCheck, box: "border-success/30 bg-success-soft", icon: "text-success-ink" },
  waiting: { Icon: Clock, box: "border-waiting/35 bg-waiting-soft", icon: "text-waiting-ink" },
  info: { Icon: Info, box: "border-line-strong bg-sunken", icon: "text-muted" },
} as const;

type FormMessageProps = {
  tone?: keyof typeof LOOKS;
  title?: ReactNode;
  /** What happened and what to do next. */
  children?: ReactNode;
  /** A button or link that does it. */
  action?: ReactNode;
  className?: string;
};

/** A message about a whole form or page. Read out when it appears: a failure at once, the rest in turn. */
export function FormMessage({ tone = "danger", title, children, action, className }: FormMessageProps) {
  const { Icon, box, icon } = LOOKS[tone];

  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-3 py-2.5 text-sm",
        box,
        className,
      )}
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", icon)} />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={cn(title && "text-muted")}>{children}</div>}
      </div>
      {action && <div className="max-sm:pl-7">{action}</div>}
    </div>
  );
}
