"use client";

import { ChevronsUpDown, LogOut } from "lucide-react";
import { useTransition } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { ShellAccount } from "./shell-account";

type UserMenuProps = Pick<ShellAccount, "user" | "onSignOut"> & {
  side?: "top" | "bottom";
  align?: "start" | "end";
  /** Only the initials, for the top bar. */
  isCompact?: boolean;
};

export function UserMenu({ user, onSignOut, side, align, isCompact }: UserMenuProps) {
  const [, startTransition] = useTransition();

  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account of ${user.name}`}
        className={cn(
          "flex min-w-0 items-center gap-2.5 rounded-md p-1 text-start transition-colors duration-100 hover:bg-hover data-[state=open]:bg-hover",
          isCompact ? "min-h-11 min-w-11 justify-center" : "in-data-[rail=collapsed]:p-0",
        )}
      >
        <Avatar name={user.name} />
        {!isCompact && (
          <>
            <span className="grid min-w-0 flex-1 leading-tight in-data-[rail=collapsed]:hidden">
              <span className="truncate font-medium text-sm">{user.name}</span>
              <span className="truncate text-subtle text-xs">{user.email}</span>
            </span>
            <ChevronsUpDown
              aria-hidden="true"
              className="mr-1 size-3.5 shrink-0 text-subtle in-data-[rail=collapsed]:hidden"
            />
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent side={side} align={align} className="w-56">
        <div className="grid px-2.5 py-1.5 text-sm">
          <span className="truncate font-medium">{user.name}</span>
          <span className="truncate text-subtle text-xs">{user.email}</span>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => startTransition(() => onSignOut())}>
          <LogOut aria-hidden="true" />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
