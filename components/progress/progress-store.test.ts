import { describe, expect, it } from "vitest";
import type { RecordStorage } from "./browser-records";
import { createProgressStore } from "./progress-store";

/** One browser, any number of tabs. */
function browser(kept: Record<string, unknown> = {}) {
  const records = new Map(Object.entries(kept));
  const tabs: ((key: string | null) => void)[] = [];
  const tab = (): RecordStorage => {
    let changed: (key: string | null) => void = () => {};
    const others = (key: string | null) => {
      for (const other of tabs) if (other !== changed) other(key);
    };
    return {
      all: async () => [...records],
      one: async (key) => records.get(key),
      async keep(key, value) {
        records.set(key, value);
        others(key);
      },
      async remove(key) {
        records.delete(key);
        others(key);
      },
      async clear() {
        records.clear();
        others(null);
      },
      onChange(callback) {
        changed = callback;
        tabs.push(callback);
      },
    };
  };
  return { records, tab };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const answer = { given: [1], right: true, at: 5 };

describe("what the page remembers", () => {
  it("is what was kept, and what is put from now on", async () => {
    const { records, tab } = browser({ "answer/two/counter": answer, "shown/two/crash": true, asks: false });
    const progress = createProgressStore(tab());
    expect(progress.store.getState()).toMatchObject({ ready: false, answers: {}, asks: true });
    await progress.ready;
    expect(progress.store.getState()).toMatchObject({
      ready: true,
      kept: true,
      answers: { "two/counter": answer },
      shown: { "two/crash": true },
      asks: false,
    });
    progress.put("done/two/lock", 7);
    expect(progress.store.getState().done).toEqual({ "two/lock": 7 });
    await settled();
    expect(records.get("done/two/lock")).toBe(7);
    progress.put("done/two/lock", undefined);
    await settled();
    expect(records.has("done/two/lock")).toBe(false);
    expect(progress.store.getState().done).toEqual({});
  });

  it("doesn't lose what was put before the rest had been read", async () => {
    const progress = createProgressStore(browser({ "answer/two/counter": answer }).tab());
    progress.put("answer/two/counter", { ...answer, at: 9 });
    await progress.ready;
    expect(progress.store.getState().answers["two/counter"]?.at).toBe(9);
  });

  it("is the same in two tabs, and neither overwrites what the other has put", async () => {
    const shared = browser();
    const [one, other] = [createProgressStore(shared.tab()), createProgressStore(shared.tab())];
    await Promise.all([one.ready, other.ready]);
    one.put("done/a", 1);
    other.put("done/b", 2);
    await settled();
    expect(one.store.getState().done).toEqual({ a: 1, b: 2 });
    expect(other.store.getState().done).toEqual({ a: 1, b: 2 });
    one.reset();
    await settled();
    expect(other.store.getState().done).toEqual({});
    expect(shared.records.size).toBe(0);
  });

  it("leaves out what another version of the page may have kept", async () => {
    const progress = createProgressStore(
      browser({ "answer/x": { given: "all" }, "done/x": "yes", "shown/x": 1, place: { slug: 3 }, new: 1 }).tab(),
    );
    await progress.ready;
    expect(progress.store.getState()).toMatchObject({ answers: {}, done: {}, shown: {}, place: null });
  });

  it("lives as long as the page where the browser refuses, and says so", async () => {
    const refuse = () => Promise.reject(new Error("refused"));
    const refusing = { all: refuse, one: refuse, keep: refuse, remove: refuse, clear: refuse, onChange: () => {} };
    const progress = createProgressStore(refusing);
    await progress.ready;
    progress.put("done/a", 1);
    await settled();
    expect(progress.store.getState()).toMatchObject({ ready: true, kept: false, done: { a: 1 } });
  });

  it("says so when there is no more room", async () => {
    const full = { ...browser().tab(), keep: () => Promise.reject(new DOMException("full", "QuotaExceededError")) };
    const progress = createProgressStore(full);
    await progress.ready;
    expect(progress.store.getState().kept).toBe(true);
    progress.put("done/a", 1);
    await settled();
    expect(progress.store.getState().kept).toBe(false);
  });
});
