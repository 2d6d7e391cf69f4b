// biome-ignore-all lint/a11y/noRedundantRoles: browsers drop a table's meaning when its display changes, so the roles are spelt out
import Link from "next/link";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "./cn";
import { cellStyle, headStyle, linkStyle, rowStyle, tableStyle } from "./table-style";
import { VisuallyHidden } from "./visually-hidden";

export type Column<Row> = {
  /** Unique in its table. */
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A grid track: `minmax(0,2fr)`, `7rem`. Fixed or flexible, never by content, or rows would not line up. */
  width?: string;
  align?: "start" | "end";
  /** For a column of buttons: the header is for screen readers only. */
  isHeaderHidden?: boolean;
  /**
   * Where the cell goes when the table becomes a list (below 672 px): the `title` (always the first
   * column), the `corner` beside it, `inline` with its label among the others, on a `line` of its own, on
   * one without the label (`plain`), or nowhere. Inline unless told otherwise.
   */
  inList?: "corner" | "inline" | "line" | "plain" | "hidden";
};

type TableProps<Row> = {
  /** Names the table for screen readers: "Runs". */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes every row a link, named by its first cell. Buttons in other cells still work. */
  rowHref?: (row: Row) => string;
  /** A CSS length. A narrower page scrolls the table sideways in a region of its own. */
  minWidth?: string;
  className?: string;
};

/** A dense list with a header that stays. It has no hooks, so server and client pages share it. */
export function Table<Row>({ label, columns, rows, rowKey, rowHref, minWidth, className }: TableProps<Row>) {
  const style = {
    "--table-columns": columns.map((column) => column.width ?? "minmax(0,1fr)").join(" "),
    "--table-min": minWidth ?? "0px",
  } as CSSProperties; // React's CSSProperties does not know custom properties.
  const table = (
    <table role="table" aria-label={label} className={tableStyle} style={style}>
      <thead role="rowgroup" className={headStyle({ isPinned: !minWidth })}>
        <tr role="row" className="col-span-full grid grid-cols-subgrid">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={cellStyle({ place: "head", align: column.align })}
            >
              {column.isHeaderHidden ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block @2xl:col-span-full @2xl:grid @2xl:grid-cols-subgrid">
        {rows.map((row) => (
          <TableRow key={rowKey(row)} row={row} columns={columns} href={rowHref?.(row)} />
        ))}
      </tbody>
    </table>
  );

  return (
    <div className={cn("@container min-w-0 rounded-lg border bg-raised", className)}>
      {minWidth ? (
        <section
          aria-label={label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus
          tabIndex={0}
          className="relative overflow-x-auto rounded-[inherit] focus-visible:-outline-offset-2"
        >
          {table}
        </section>
      ) : (
        table
      )}
    </div>
  );
}

type TableRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; href: string | undefined };

function TableRow<Row>({ row, columns, href }: TableRowProps<Row>) {
  return (
    <tr role="row" className={rowStyle({ isLink: href !== undefined })}>
      {columns.map((column, index) => {
        const place = index === 0 ? "title" : (column.inList ?? "inline");
        const className = cellStyle({ place, align: column.align });
        const content = column.cell(row);
        if (index > 0) {
          return (
            <td key={column.key} role="cell" data-label={column.header} className={className}>
              {content}
            </td>
          );
        }

        return (
          <th key={column.key} role="rowheader" scope="row" className={className}>
            {href === undefined ? (
              content
            ) : (
              <Link href={href} data-row-link="" className={linkStyle}>
                {content}
              </Link>
            )}
          </th>
        );
      })}
    </tr>
  );
}
