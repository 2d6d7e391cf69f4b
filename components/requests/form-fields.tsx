/** The fields of a form-urlencoded body, in the order they were sent. */
export function FormFields({ text }: { text: string }) {
  const fields = [...new URLSearchParams(text)];

  return (
    <table className="w-full table-fixed text-start text-sm">
      <caption className="sr-only">Form fields</caption>
      <thead>
        <tr className="border-b text-subtle text-xs">
          <th scope="col" className="w-2/5 py-1.5 pr-4 text-start font-medium sm:w-52">
            Field
          </th>
          <th scope="col" className="py-1.5 text-start font-medium">
            Value
          </th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {fields.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field may come twice with the same value, and the list never changes
          <tr key={index} className="align-top">
            <th
              scope="row"
              className="py-1.5 pr-4 text-start font-mono font-normal text-xs leading-5 [overflow-wrap:anywhere]"
            >
              {name}
            </th>
            <td className="py-1.5 [overflow-wrap:anywhere]">
              {value || <span className="text-subtle">empty</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
