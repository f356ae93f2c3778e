import { vi } from "vitest";
import { createDrawLog } from "../render/draw-log.test-support";

/** What jsdom lacks of a page: frames, which come when the test says so, sizes, media queries, and canvases that draw. */
export function standInPage() {
  const waiting: FrameRequestCallback[] = [];
  const sizeListeners = new Set<() => void>();
  const contexts = new Map<HTMLCanvasElement, ReturnType<typeof createDrawLog>>();
  const media = { reduced: false };
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => waiting.push(callback));
  vi.stubGlobal("matchMedia", (query: string) => ({
    get matches() {
      return query.includes("reduced-motion") && media.reduced;
    },
    addEventListener: () => undefined,
  }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      readonly #told: () => void;
      constructor(told: () => void) {
        this.#told = told;
      }
      observe() {
        sizeListeners.add(this.#told);
      }
      disconnect() {
        sizeListeners.delete(this.#told);
      }
    },
  );
  vi.stubGlobal("Path2D", class {});
  vi.stubGlobal(
    "ImageData",
    class {
      readonly data: Uint8ClampedArray;
      constructor(width: number, height: number) {
        this.data = new Uint8ClampedArray(4 * width * height);
      }
    },
  );
  Object.defineProperty(document, "fonts", { configurable: true, value: { ready: new Promise(() => undefined) } });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function (this: HTMLCanvasElement) {
    return (contexts.get(this)?.ctx ?? null) as never;
  });

  return {
    media,
    /** Draws all frames that are asked for, but not those that these ask for. */
    frame() {
      for (const callback of waiting.splice(0)) callback(0);
    },
    /** A canvas that remembers what was drawn on it. */
    canvas() {
      const element = document.createElement("canvas");
      const log = createDrawLog();
      Object.assign(log.ctx, { measureText: (text: string) => ({ width: text.length * 7 }) });
      contexts.set(element, log);
      const clear = () => log.calls.splice(0);
      return { element, clear, named: log.named, words: () => log.named("fillText").map(({ args }) => args[0] as string) };
    },
    resize(element: HTMLElement, clientWidth: number, clientHeight: number) {
      for (const [name, value] of Object.entries({ clientWidth, clientHeight })) {
        Object.defineProperty(element, name, { configurable: true, value });
      }
      for (const told of sizeListeners) told();
    },
    /** Nothing of it is left for the next test; whatever drew must have ended. */
    remove() {
      for (const callback of waiting.splice(0)) callback(0);
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
      document.body.replaceChildren();
      for (const name of ["style", "data-theme"]) document.documentElement.removeAttribute(name);
    },
  };
}
