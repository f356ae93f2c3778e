const keyHelp: readonly (readonly [keys: string, does: string])[] = [
  ["W S", "zoom in, out"],
  ["A D", "pan left, right"],
  ["← →", "select the event before, after"],
  ["↑ ↓", "select in the row above, below"],
  ["F", "zoom to the selected event"],
  ["0", "fit all of the run"],
  ["Esc", "clear the selection"],
  ["Ctrl + wheel", "zoom where the pointer is"],
  ["Shift + wheel", "pan"],
];

export function KeyHelp() {
  return (
    <dl className="absolute top-2 right-2 z-20 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded border border-hairline bg-paper px-4 py-3 text-small text-ink">
      {keyHelp.map(([keys, does]) => (
        <div key={keys} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-mono text-ink-muted">{keys}</dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
