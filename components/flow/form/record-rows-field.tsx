"use client";

import { Plus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { type Row, recordOf, rowsOf, storedNames, withNewRow } from "@/components/flow/editor/record-rows";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { useProblem } from "./step-context";

type RecordRowsFieldProps = {
  /** Of the whole list; a row's is this, a dot and its name. */
  path: string;
  label: string;
  hint?: ReactNode;
  record: Readonly<Record<string, string>>;
  onChange: (record: Record<string, string>) => void;
  nameLabel: string;
  namePlaceholder: string;
  addLabel: string;
  /** The control for a row's value. */
  renderValue: (row: Row, change: (value: string) => void) => ReactNode;
};

/** A list of names with values, edited line by line. */
export function RecordRowsField({ path, label, hint, record, onChange, ...texts }: RecordRowsFieldProps) {
  const [edited, setEdited] = useState<readonly Row[]>(() => rowsOf(record, []));
  const rows = rowsOf(record, edited);
  const names = storedNames(rows);
  const problem = useProblem(path);

  function change(next: readonly Row[]) {
    setEdited(next);
    onChange(recordOf(next));
  }

  function replace(row: Row) {
    change(rows.map((other) => (other.key === row.key ? row : other)));
  }

  return (
    <fieldset data-path={path} className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {hint && <p className="-mt-1 text-sm text-subtle">{hint}</p>}
      {problem && <FormMessage>{problem}</FormMessage>}
      {rows.map((row, index) => (
        <RowFields
          key={row.key}
          {...texts}
          row={row}
          path={`${path}.${names[index]}`}
          isNameTaken={names[index] !== row.name}
          onChange={replace}
          onRemove={() => change(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="-ml-1 justify-self-start"
        onClick={() => change(withNewRow(rows))}
      >
        <Plus aria-hidden="true" />
        {texts.addLabel}
      </Button>
    </fieldset>
  );
}

type RowFieldsProps = Pick<RecordRowsFieldProps, "nameLabel" | "namePlaceholder" | "renderValue"> & {
  row: Row;
  path: string;
  isNameTaken: boolean;
  onChange: (row: Row) => void;
  onRemove: () => void;
};

function RowFields({ row, path, isNameTaken, onChange, onRemove, ...props }: RowFieldsProps) {
  const found = useProblem(path);
  const problem = isNameTaken
    ? `There is another “${row.name}” above. Give this one a name of its own.`
    : found;

  return (
    <div data-path={path} className="grid gap-1.5">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-1.5">
        <Input
          isMono
          aria-label={props.nameLabel}
          aria-invalid={problem ? true : undefined}
          className="text-xs"
          autoComplete="off"
          spellCheck={false}
          value={row.name}
          placeholder={props.namePlaceholder}
          onChange={(event) => onChange({ ...row, name: event.target.value })}
        />
        {props.renderValue(row, (value) => onChange({ ...row, value }))}
        <IconButton label={`Remove ${row.name || "this line"}`} onClick={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {problem && <p className="text-danger-ink text-sm">{problem}</p>}
    </div>
  );
}
