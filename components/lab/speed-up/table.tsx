import { amdahl, type Curve } from "./points";

interface SpeedUpTableProps {
  readonly curves: readonly Curve[];
  readonly upTo: number;
  readonly alone: number;
}

export function SpeedUpTable({ curves, upTo, alone }: SpeedUpTableProps) {
  const counts = Array.from({ length: upTo }, (_, index) => index + 1);
  return (
    <div className="overflow-x-auto">
      <table>
        <caption className="sr-only">Times as fast as with one worker</caption>
        <thead>
          <tr>
            <th scope="col">Workers</th>
            <th scope="col">By the law</th>
            {curves.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((workers) => (
            <tr key={workers}>
              <th scope="row">{workers}</th>
              <td>{amdahl(alone, workers).toFixed(2)}</td>
              {curves.map(({ name, at }) => {
                const point = at.find((each) => each.workers === workers);
                return <td key={name}>{point ? `${point.faster.toFixed(2)} (${point.seconds.toFixed(2)} s)` : ""}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
