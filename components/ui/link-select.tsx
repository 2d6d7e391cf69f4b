"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Select } from "./select";

type LinkSelectProps = {
  /** What is chosen: "Agent". */
  label: string;
  /** The address that each choice leads to. */
  options: readonly { href: string; label: string }[];
  currentHref: string;
  className?: string;
};

/** One choice of many, kept in the address. */
export function LinkSelect({ label, options, currentHref, className }: LinkSelectProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [chosen, choose] = useOptimistic(currentHref);

  function go(href: string) {
    startTransition(() => {
      choose(href);
      router.push(href, { scroll: false });
    });
  }

  return (
    <Select
      aria-label={label}
      value={chosen}
      onValueChange={go}
      options={options.map(({ href, label: text }) => ({ value: href, label: text }))}
      className={className}
    />
  );
}
