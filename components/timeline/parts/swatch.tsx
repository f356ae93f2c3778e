import { Texture } from "../layout/texture";

const width = 26;
const height = 12;

/** Lines of each texture in a box of 26 × 12, as the lanes have them. */
const strokes: Readonly<Partial<Record<Texture, string>>> = {
  [Texture.rising]: slanted(1),
  [Texture.falling]: slanted(-1),
  [Texture.upright]: steps(3, width, 6)
    .map((x) => `M${x} 0V${height}`)
    .join(""),
  [Texture.level]: steps(3, height, 6)
    .map((y) => `M0 ${y}H${width}`)
    .join(""),
  [Texture.crossed]: slanted(1) + slanted(-1),
};

function steps(from: number, to: number, by: number): readonly number[] {
  return Array.from({ length: Math.ceil((to - from) / by) }, (_, i) => from + i * by);
}

function slanted(direction: 1 | -1): string {
  return steps(-height, width, 6)
    .map((x) => (direction > 0 ? `M${x} ${height}l${height}-${height}` : `M${x} 0l${height} ${height}`))
    .join("");
}

export function Swatch({ texture }: { readonly texture: Texture }) {
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {texture === Texture.solid && <rect width={width} height={height} fill="currentColor" />}
      {texture === Texture.outline && <rect x=".5" y=".5" width={width - 1} height={height - 1} fill="none" stroke="currentColor" />}
      {texture === Texture.thin && <rect y={height / 2 - 1} width={width} height="2" fill="currentColor" />}
      {texture === Texture.dashes && <path d={`M0 ${height / 2}H${width}`} stroke="currentColor" strokeDasharray="2 2" />}
      {texture === Texture.dots && <Dots />}
      {strokes[texture] !== undefined && (
        <>
          <rect width={width} height={height} fill="currentColor" opacity=".13" />
          <path d={strokes[texture]} stroke="currentColor" strokeWidth="1.1" />
        </>
      )}
    </svg>
  );
}

/** Rows of dashes as long as their round ends, every second one half a step on. */
function Dots() {
  const rows = steps(1.5, height, 3).map((y, row) => `M${1.5 + (row % 2) * 3} ${y}H${width}`);
  return (
    <>
      <rect width={width} height={height} fill="currentColor" opacity=".13" />
      <path d={rows.join("")} stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeDasharray="0 6" />
    </>
  );
}

/** Ends of links, as the lanes have them; filled where something is given. */
const links = {
  sent: { path: "M7 3L11 10H3Z", filled: true },
  received: { path: "M7 9.5L11 2.5H3Z", filled: false },
  signal: { path: "M4 3h6v6H4z", filled: true },
  written: { path: "M7 2L11 6L7 10L3 6Z", filled: true },
  read: { path: "M7 2L11 6L7 10L3 6Z", filled: false },
} as const;

export function TickSwatch({
  sign,
}: {
  readonly sign: "task" | "call" | "print" | "exception" | "exit" | "deadlock" | "held" | keyof typeof links;
}) {
  return (
    <svg aria-hidden="true" width="14" height={height} viewBox={`0 0 14 ${height}`}>
      {(sign === "task" || sign === "call") && (
        <>
          <rect width="14" height={height} fill="currentColor" opacity={sign === "task" ? 0.3 : 0.15} />
          <rect width={sign === "task" ? 2 : 1} height={height} fill="currentColor" />
        </>
      )}
      {sign === "print" && <path d="M6.5 4.5h1V12h-1zM7 .5a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4z" fill="currentColor" />}
      {sign === "exception" && <path d="M2 1L12 11M12 1L2 11" className="text-danger" stroke="currentColor" strokeWidth="2" />}
      {sign === "deadlock" && <path d="M7 0L13 6L7 12L1 6Z" className="text-danger" fill="currentColor" />}
      {sign === "held" && <path d="M1.5 4v4.5h11V4" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      {sign in links && <LinkSwatch {...links[sign as keyof typeof links]} />}
      {sign === "exit" && <rect x="5.5" width="3" height={height} fill="currentColor" />}
    </svg>
  );
}

function LinkSwatch({ path, filled }: (typeof links)[keyof typeof links]) {
  return <path d={path} fill={filled ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.2" />;
}
