import { useEffect, useId, useRef, useState } from "react";
import { markBox, markPaths, processIdentity } from "@/components/process";
import { amdahl, type Curve } from "./points";
import { chartWords } from "./words";

interface SpeedUpChartProps {
  readonly curves: readonly Curve[];
  /** The most workers, and the most times as fast that can be shown. */
  readonly upTo: number;
  readonly alone: number;
  readonly recorded: boolean;
}

const height = 340;
const margin = { left: 44, right: 84, top: 16, bottom: 44 };
const markSize = 12;
/** Names of lines that end near each other stay so far apart. */
const lineHeight = 18;

/** Times as fast by number of workers: what was measured, the law, and what would be ideal. */
export function SpeedUpChart({ curves, upTo, alone, recorded }: SpeedUpChartProps) {
  const svg = useRef<SVGSVGElement>(null);
  const title = useId();
  const width = useWidth(svg);
  const x = (workers: number) => margin.left + ((workers - 1) / (upTo - 1)) * (width - margin.left - margin.right);
  const y = (faster: number) => height - margin.bottom - (faster / upTo) * (height - margin.top - margin.bottom);
  const counts = Array.from({ length: upTo }, (_, index) => index + 1);
  const path = (at: readonly { readonly workers: number; readonly faster: number }[]) =>
    at.map(({ workers, faster }, index) => `${index === 0 ? "M" : "L"}${x(workers)} ${y(Math.min(faster, upTo))}`).join("");
  const law = counts.map((workers) => ({ workers, faster: amdahl(alone, workers) }));
  const named = [
    { name: "ideal", faster: upTo, colour: "var(--color-ink-muted)" },
    { name: "by the law", faster: law.at(-1)?.faster ?? 1, colour: "var(--color-ink)" },
    ...curves.flatMap(({ name, at }, index) => {
      const last = at.at(-1);
      return last?.workers === upTo ? [{ name, faster: Math.min(last.faster, upTo), colour: colourOf(index) }] : [];
    }),
  ];
  return (
    <>
      <svg ref={svg} role="img" aria-labelledby={title} className="speed-up-chart" height={height} width="100%">
        <title id={title}>{chartWords(curves, recorded)}</title>
        {counts.map((count) => (
          <g key={count} className="speed-up-grid">
            <path d={`M${margin.left} ${y(count)}H${width - margin.right}`} />
            <text x={margin.left - 10} y={y(count)} textAnchor="end" dominantBaseline="middle">
              {count}
            </text>
            <text x={x(count)} y={height - margin.bottom + 20} textAnchor="middle">
              {count}
            </text>
          </g>
        ))}
        <path className="speed-up-ideal" d={`M${x(1)} ${y(1)}L${x(upTo)} ${y(upTo)}`} />
        <path className="speed-up-law-line" d={path(law)} />
        {curves.map(({ name, at }, index) => (
          <g key={name} style={{ color: colourOf(index) }}>
            <path className="speed-up-line" d={path(at)} />
            {at.map(({ workers, faster }) => (
              <path
                key={workers}
                className="speed-up-mark"
                data-recorded={recorded}
                d={markPaths[processIdentity(index + 1).mark]}
                transform={`translate(${x(workers) - markSize / 2} ${y(Math.min(faster, upTo)) - markSize / 2}) scale(${markSize / markBox})`}
              />
            ))}
          </g>
        ))}
        {apart(named.map(({ faster }) => y(faster))).map((at, index) => (
          <text key={named[index]?.name} x={width - margin.right + 10} y={at} dominantBaseline="middle" fill={named[index]?.colour}>
            {named[index]?.name}
          </text>
        ))}
        <text x={x(upTo)} y={height - 4} textAnchor="end" className="speed-up-axis">
          workers
        </text>
        <text x={margin.left} y={height - 4} className="speed-up-axis">
          up: times as fast as one
        </text>
      </svg>
      <ul className="speed-up-key">
        {curves.map(({ name }, index) => (
          <li key={name} style={{ color: colourOf(index) }}>
            <svg aria-hidden="true" width={markSize} height={markSize} viewBox={`0 0 ${markBox} ${markBox}`}>
              <path className="speed-up-mark" data-recorded={recorded} d={markPaths[processIdentity(index + 1).mark]} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}

const colourOf = (index: number): string => processIdentity(index + 1).colour;

/** The same heights, moved down where they would be too close to the one above: e.g. 10, 12, 90 become 10, 28, 90. */
function apart(heights: readonly number[]): readonly number[] {
  const moved = [...heights];
  let above = -Infinity;
  for (const index of [...heights.keys()].sort((a, b) => heights[a]! - heights[b]!)) {
    above = moved[index] = Math.max(heights[index]!, above + lineHeight);
  }
  return moved;
}

function useWidth(svg: React.RefObject<SVGSVGElement | null>): number {
  const [width, setWidth] = useState(640);
  useEffect(() => {
    if (!svg.current) return;
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width);
    });
    sizes.observe(svg.current);
    return () => sizes.disconnect();
  }, [svg]);
  return width;
}
