import { describe, expect, it } from "vitest";
import type { Pid } from "@/workers";
import { eventWords } from "../words/words";
import { created, event, exited, modelOf, running } from "@/workers/trace/trace.test-support";
import { createDrawLog, sceneOf } from "./draw-log.test-support";
import { drawLink } from "./draw-links";

const start = [created(0, 100, "MainProcess", "main"), running(5, 100), created(10, 101, "Process-1"), running(20, 101)];

function arrow(events: Parameters<typeof modelOf>[0], words: string) {
  const model = modelOf([...start, ...events]);
  const entry = Array.from({ length: model.entries.length }, (_, id) => id).find((id) => eventWords(model, id) === words);
  expect(entry, words).toBeDefined();
  const { ctx, named } = createDrawLog();
  drawLink(ctx, sceneOf(model), entry ?? -1, "accent");
  const [tail, tip] = named("moveTo").map(({ args }) => args as readonly number[]);
  return tail && tip ? { from: Math.round(tail[0]!), to: Math.round(tip[0]!), down: tip[1]! > tail[1]! } : undefined;
}

describe("an arrow", () => {
  const message = [
    event("sent", 200, 100, { object: 4, position: 0, bytes: 9, line: 3 }),
    event("received", 600, 101, { object: 4, position: 0, bytes: 9, line: 8 }),
  ];

  it("leads from sender to receiver, whichever is picked", () => {
    const sent = arrow(message, "sent 9 bytes to Process-1");
    expect(sent).toMatchObject({ from: 300, down: true });
    expect(sent!.to).toBeGreaterThan(690);
    expect(arrow(message, "received 9 bytes from MainProcess")).toEqual(sent);
  });

  it("leads from a signal to the end it brought about", () => {
    const events = [event("signal-sent", 200, 100, { signal: 15, target: 101 as Pid, line: 3 }), exited(600, 101, -15)];
    expect(arrow(events, "sent SIGTERM to Process-1")).toMatchObject({ from: 300, down: true });
  });

  it("is not drawn to where nothing has arrived", () => {
    expect(arrow(message.slice(0, 1), "sent 9 bytes")).toBeUndefined();
    expect(arrow([], "starts (fork)")).toBeUndefined();
  });
});
