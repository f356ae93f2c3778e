import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { TimelinePicture } from "./timeline-picture";
import { event, poolRun, recordedTrace } from "@/workers/trace/trace.test-support";

describe("the small picture", () => {
  it("has a row a process, in the process's hue", () => {
    const svg = renderToStaticMarkup(<TimelinePicture trace={recordedTrace(poolRun())} label="Two tasks overlap" />);
    expect(svg).toContain('aria-label="Two tasks overlap"');
    for (const index of [0, 1, 2]) expect(svg).toContain(`var(--process-${index})`);
    expect(svg.match(/stroke-dasharray="0 5"/g)).toHaveLength(2);
  });

  it("leaves out what could not be seen, so that a busy run is as small as a quiet one", () => {
    const waits = Array.from({ length: 20_000 }, (_, i) =>
      event(i % 2 ? "wait-ended" : "wait-began", 100 + i * 0.01, 101, { reason: "lock", object: 1 }),
    );
    const [before, after] = [poolRun().slice(0, 5), poolRun().slice(-1)];
    const svg = renderToStaticMarkup(<TimelinePicture trace={recordedTrace([...before, ...waits, ...after])} width={200} />);
    expect(svg.length).toBeLessThan(30_000);
  });

  it("is drawn for no events too", () => {
    expect(renderToStaticMarkup(<TimelinePicture trace={recordedTrace([])} />)).toContain("aria-hidden");
  });
});
