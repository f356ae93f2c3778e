import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EngineStatus } from "@/workers";
import { createEngineAccess } from "./engine";
import { FakeEngine } from "./fake-engine.test-support";

let engine: FakeEngine;
let access: ReturnType<typeof createEngineAccess>;

beforeEach(() => {
  engine = new FakeEngine();
  access = createEngineAccess(async () => engine);
});

describe("how many interpreters are kept ready", () => {
  it("is what the largest lab of the page needs, whatever the others say after it", async () => {
    access.expect(9);
    const leave = access.expect(3);
    await access.get();
    expect(engine.expected).toBe(9);
    leave();
    await settled();
    expect(engine.expected).toBe(9);
  });

  it("is less again when that lab has left the page", async () => {
    const leave = access.expect(9);
    access.expect(3);
    await access.get();
    leave();
    await settled();
    expect(engine.expected).toBe(3);
  });
});

describe("gathering", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const become = (status: EngineStatus) => engine.become(status);

  async function gathering(processes: number, patience: number) {
    await access.get();
    let over = false;
    void access.gathered(processes, patience).then(() => (over = true));
    return async () => {
      await vi.advanceTimersByTimeAsync(0);
      return over;
    };
  }

  it("is over as soon as there are enough", async () => {
    engine.status = { phase: "ready", warm: 2 };
    const over = await gathering(4, 1000);
    expect(await over()).toBe(false);
    become({ phase: "ready", warm: 4 });
    expect(await over()).toBe(true);
  });

  it("has an end, however few there are", async () => {
    engine.status = { phase: "ready", warm: 1 };
    const over = await gathering(9, 1000);
    await vi.advanceTimersByTimeAsync(999);
    expect(await over()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await over()).toBe(true);
  });

  it("counts its patience from when Python is ready", async () => {
    engine.status = { phase: "loading", progress: 0.5 };
    const over = await gathering(9, 1000);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await over()).toBe(false);
    become({ phase: "ready", warm: 1 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await over()).toBe(true);
  });

  it("doesn't wait for an engine that has failed", async () => {
    engine.status = { phase: "failed", trouble: { code: "unexpected", detail: "No memory." } };
    const over = await gathering(9, 1000);
    expect(await over()).toBe(true);
  });

  it("without patience asks for nothing", async () => {
    engine.status = { phase: "ready", warm: 1 };
    const over = await gathering(9, 0);
    expect(await over()).toBe(true);
  });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));
