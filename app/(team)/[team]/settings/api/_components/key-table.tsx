import { RelativeTime } from "@/components/ui/relative-time";
import { Table } from "@/components/ui/table";
import { type ApiKeyRow, SCOPE_LABELS } from "@/lib/api-keys/schema";
import { RevokeKey } from "./revoke-key";

type KeyTableProps = {
  /** "API keys", "Revoked API keys". */
  label: string;
  teamSlug: string;
  keys: readonly ApiKeyRow[];
  canChange: boolean;
};

export function KeyTable({ label, teamSlug, keys, canChange }: KeyTableProps) {
  return (
    <Table
      label={label}
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: "Name",
          width: "minmax(0,1.2fr)",
          cell: ({ name, prefix }) => (
            <span className="grid min-w-0">
              <span className="truncate">{name}</span>
              <span className="truncate font-mono font-normal text-muted text-xs">{prefix}…</span>
            </span>
          ),
        },
        {
          key: "scopes",
          header: "May",
          width: "minmax(0,1fr)",
          inList: "line",
          cell: ({ scopes }) => <ScopeList scopes={scopes} />,
        },
        {
          key: "created",
          header: "Created",
          width: "minmax(0,0.8fr)",
          inList: "line",
          cell: ({ createdAt, createdBy }) => (
            <span className="@2xl:grid">
              <RelativeTime at={createdAt} />
              {createdBy && <span className="truncate text-subtle @2xl:text-xs"> by {createdBy}</span>}
            </span>
          ),
        },
        {
          key: "used",
          header: "Last used",
          width: "7rem",
          inList: "line",
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <RelativeTime at={lastUsedAt} /> : <span className="text-subtle">Never</span>,
        },
        {
          key: "state",
          header: "State",
          isHeaderHidden: true,
          width: "7rem",
          align: "end",
          inList: "corner",
          cell: (key) => <KeyState teamSlug={teamSlug} apiKey={key} canChange={canChange} />,
        },
      ]}
    />
  );
}

function ScopeList({ scopes }: { scopes: ApiKeyRow["scopes"] }) {
  // “Read and change” says both.
  const said = scopes.filter((scope) => scope !== "read" || !scopes.includes("write"));

  return <span>{said.map((scope) => SCOPE_LABELS[scope].label).join(", ")}</span>;
}

type KeyStateProps = { teamSlug: string; apiKey: ApiKeyRow; canChange: boolean };

function KeyState({ teamSlug, apiKey, canChange }: KeyStateProps) {
  if (apiKey.revokedAt) {
    return (
      <span className="text-muted text-xs">
        Revoked <RelativeTime at={apiKey.revokedAt} />
      </span>
    );
  }

  return canChange ? <RevokeKey teamSlug={teamSlug} apiKey={apiKey} /> : null;
}
