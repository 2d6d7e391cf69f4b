"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { Input } from "./input";

type PasswordInputProps = Omit<ComponentProps<typeof Input>, "type"> & {
  /** What is hidden, for the button beside it: "password", "secret". */
  noun?: string;
};

/** Hidden while it is typed, unless its reader asks to see it. */
export function PasswordInput({ noun = "password", size, className, ...props }: PasswordInputProps) {
  const [isShown, setShown] = useState(false);

  return (
    <div className="relative min-w-0">
      <Input
        autoCapitalize="none"
        spellCheck={false}
        {...props}
        size={size}
        type={isShown ? "text" : "password"}
        className={cn("pr-11", className)}
      />
      <IconButton
        label={isShown ? `Hide the ${noun}` : `Show the ${noun}`}
        size="sm"
        onClick={() => setShown(!isShown)}
        className="absolute top-1/2 right-1.5 -translate-y-1/2 active:-translate-y-1/2"
      >
        {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
