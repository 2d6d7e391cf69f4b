type HeadersTableProps = {
  /** "Request headers". */
  label: string;
  headers: Readonly<Record<string, string>>;
};

/** HTTP headers by name. Masked values stay masked: they were never stored. */
export function HeadersTable({ label, headers }: HeadersTableProps) {
  const names = Object.keys(headers).sort();
  if (names.length === 0) return <p className="text-sm text-subtle">No headers.</p>;

  return (
    <table className="w-full table-fixed overflow-hidden text-start text-xs">
      <caption className="sr-only">{label}</caption>
      <colgroup>
        <col className="w-2/5 sm:w-52" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {names.map((name) => (
          <tr key={name} className="align-top">
            <th
              scope="row"
              className="py-1.5 pr-4 text-start font-mono font-normal text-subtle [overflow-wrap:anywhere]"
            >
              {name}
            </th>
            <td className="py-1.5 font-mono [overflow-wrap:anywhere]">{headers[name]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
