import { AppError } from "@/lib/core/errors";
import type { Role, Scope } from "@/lib/core/vocabulary";

export type Permission =
  | "agents:read"
  | "agents:write"
  | "requests:read"
  | "runs:read"
  | "conversations:read"
  | "inspectors:read"
  | "inspectors:write"
  | "api-keys:read"
  | "api-keys:write"
  | "team:write"
  | "system:read"
  | "system:write";

/** Whoever is acting, however they proved it. Built only in `lib/auth`. */
export type Actor =
  | { kind: "user"; teamId: string; userId: string; permissions: ReadonlySet<Permission> }
  | {
      kind: "api_key";
      teamId: string;
      apiKeyId: string;
      scopes: readonly Scope[];
      permissions: ReadonlySet<Permission>;
    };

const VIEWER: Permission[] = [
  "agents:read",
  "requests:read",
  "runs:read",
  "conversations:read",
  "inspectors:read",
];
const BUILDER: Permission[] = [...VIEWER, "agents:write", "inspectors:write"];
const ADMIN: Permission[] = [
  ...BUILDER,
  "api-keys:read",
  "api-keys:write",
  "team:write",
  "system:read",
  "system:write",
];

const BY_ROLE: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(VIEWER),
  builder: new Set(BUILDER),
  admin: new Set(ADMIN),
  owner: new Set(ADMIN),
};

/** `trigger` alone opens no page of the API: it only lets agent webhooks be called. */
const BY_SCOPE: Record<Scope, readonly Permission[]> = {
  read: VIEWER,
  write: BUILDER,
  trigger: [],
};

export function permissionsOfRole(role: Role): ReadonlySet<Permission> {
  return BY_ROLE[role];
}

export function permissionsOfScopes(scopes: readonly Scope[]): ReadonlySet<Permission> {
  return new Set(scopes.flatMap((scope) => BY_SCOPE[scope]));
}

/** @throws AppError `insufficient_scope` for an API key, `forbidden` for a person */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (actor.permissions.has(permission)) return;

  if (actor.kind === "api_key") {
    const scope = permission.endsWith(":write") ? "write" : "read";
    throw new AppError("insufficient_scope", `This needs an API key with the scope “${scope}”.`);
  }
  throw new AppError("forbidden", "Your role in this team does not allow this. Ask an admin or the owner.");
}
