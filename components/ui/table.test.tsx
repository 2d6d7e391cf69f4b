import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Column, Table } from "./table";

type Row = { id: string; name: string; status: string };

const rows: Row[] = [
  { id: "run_1", name: "Win-back offer", status: "Failed" },
  { id: "run_2", name: "Reminder", status: "Succeeded" },
];
const columns: Column<Row>[] = [
  { key: "name", header: "Agent", cell: (row) => row.name },
  { key: "status", header: "Status", cell: (row) => <button type="button">{row.status}</button> },
];
const render = (props: Partial<Parameters<typeof Table<Row>>[0]> = {}) =>
  renderToStaticMarkup(
    <Table label="Runs" columns={columns} rows={rows} rowKey={(row) => row.id} {...props} />,
  );

test("each row has one link, named by its first cell", () => {
  const links = [
    ...render({ rowHref: (row) => `/runs/${row.id}` }).matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)/g),
  ];

  expect(links.map(([, href, text]) => [href, text])).toEqual([
    ["/runs/run_1", "Win-back offer"],
    ["/runs/run_2", "Reminder"],
  ]);
});

test("without addresses there are no links", () => {
  expect(render()).not.toContain("<a ");
});

test("stays a table to screen readers when its display is not one", () => {
  const roles = [...render().matchAll(/role="([a-z]+)"/g)].map(([, role]) => role);

  expect(roles.slice(0, 5)).toEqual(["table", "rowgroup", "row", "columnheader", "columnheader"]);
  expect(roles.filter((role) => role === "rowheader")).toHaveLength(rows.length);
});

test("cells carry their header, which the list shows as a label", () => {
  expect(render().match(/data-label="Status"/g)).toHaveLength(rows.length);
});

test("a wide table scrolls in a region that the keyboard can reach", () => {
  expect(render({ minWidth: "60rem" })).toMatch(/<section aria-label="Runs" tabindex="0"/);
  expect(render()).not.toContain("tabindex");
});
