import type { HeaderFields } from './parts';

/** Header fields, one a row. */
export function HeaderTable({ headers }: { readonly headers: HeaderFields }) {
  return (
    <table class="answerHeaders">
      <tbody>
        {headers.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
