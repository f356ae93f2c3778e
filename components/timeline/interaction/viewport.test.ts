import { describe, expect, it } from "vitest";
import { createViewport } from "./viewport";

const owner = {};
const ms = (value: number) => value * 1e6;

function live(extent: number) {
  const viewport = createViewport();
  viewport.report(owner, extent, true);
  return viewport;
}

describe("the viewport", () => {
  it("keeps the growing edge in view until the reader takes over", () => {
    const viewport = live(ms(100));
    viewport.report(owner, ms(900), true);
    expect(viewport.store.getState().end).toBeGreaterThan(ms(900));
    viewport.panBy(ms(-50));
    const { start, end } = viewport.store.getState();
    viewport.report(owner, ms(5000), true);
    expect(viewport.store.getState()).toMatchObject({ start, end, mode: "free" });
    viewport.follow();
    expect(viewport.store.getState().end).toBeGreaterThan(ms(5000));
    expect(viewport.store.getState().mode).toBe("follow");
  });

  it("stays as it is while a run grows into it, then makes room for more", () => {
    const viewport = live(ms(10));
    const ends = new Set<number>();
    for (let at = 10; at <= 1500; at += 10) {
      viewport.report(owner, ms(at), true);
      const { start, end } = viewport.store.getState();
      expect(start).toBe(0);
      expect(end).toBeGreaterThan(ms(at));
      ends.add(end);
    }
    expect(ends.size).toBeLessThanOrEqual(4);
    viewport.report(owner, ms(1500), false);
    expect(viewport.store.getState().end).toBeCloseTo(ms(1560), -3);
  });

  it("goes over into scrolling without a jump", () => {
    const viewport = live(ms(11_500));
    const before = viewport.store.getState();
    viewport.report(owner, ms(11_600), true);
    const after = viewport.store.getState();
    expect(after.end - before.end).toBeLessThan(ms(100));
    expect(after.end - after.start).toBeCloseTo(before.end - before.start);
  });

  it("scrolls rather than shrinks once a run is long, and shows all of it at the end", () => {
    const viewport = live(ms(60_000));
    expect(viewport.store.getState().start).toBeGreaterThan(0);
    viewport.fit();
    expect(viewport.store.getState()).toMatchObject({ start: 0, mode: "fit" });
    viewport.follow();
    viewport.report(owner, ms(61_000), false);
    expect(viewport.store.getState().start).toBe(0);
  });

  it("zooms about a moment that stays where it is", () => {
    const viewport = live(ms(1000));
    const before = viewport.store.getState();
    const share = (ms(300) - before.start) / (before.end - before.start);
    viewport.zoom(0.5, ms(300));
    const after = viewport.store.getState();
    expect(after.end - after.start).toBeCloseTo((before.end - before.start) / 2);
    expect((ms(300) - after.start) / (after.end - after.start)).toBeCloseTo(share);
  });

  it("neither zooms nor pans into emptiness", () => {
    const viewport = live(ms(1000));
    for (let i = 0; i < 200; i++) viewport.zoom(0.5, ms(300));
    const { start, end } = viewport.store.getState();
    expect(end - start).toBeGreaterThanOrEqual(1e3);
    for (let i = 0; i < 200; i++) viewport.zoom(2, ms(300));
    viewport.panBy(ms(1e6));
    expect(viewport.store.getState().start).toBeLessThan(ms(1000));
    viewport.panBy(ms(-1e7));
    expect(viewport.store.getState().end).toBeGreaterThan(0);
  });

  it("is as long as the longest of the runs that share it", () => {
    const viewport = live(ms(800));
    const other = {};
    viewport.report(other, ms(3000), false);
    expect(viewport.store.getState().end).toBeGreaterThan(ms(3000));
    viewport.leave(other);
    expect(viewport.store.getState().end).toBeLessThan(ms(1300));
  });

  it("follows a run that starts over", () => {
    const viewport = live(ms(800));
    viewport.zoom(0.5, ms(400));
    viewport.report(owner, ms(900), false);
    expect(viewport.store.getState().mode).toBe("free");
    viewport.report(owner, ms(1), true);
    expect(viewport.store.getState()).toMatchObject({ mode: "follow", start: 0 });
    viewport.zoom(0.5, ms(100));
    viewport.report(owner, 0, false);
    expect(viewport.store.getState().mode).toBe("follow");
  });

  it("moves no further than needed to reveal something", () => {
    const viewport = live(ms(1000));
    viewport.show({ start: ms(100), end: ms(200) });
    const { start, end } = viewport.store.getState();
    viewport.reveal({ start: ms(120), end: ms(130) });
    expect(viewport.store.getState()).toMatchObject({ start, end });
    viewport.reveal({ start: ms(500), end: ms(510) });
    const after = viewport.store.getState();
    expect(after.start).toBeLessThan(ms(500));
    expect(after.end).toBeGreaterThan(ms(510));
    expect(after.end - after.start).toBeCloseTo(end - start);
  });
});
