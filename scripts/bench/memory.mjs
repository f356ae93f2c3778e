/** What a process costs in memory: the proportional set sizes (PSS) of the browser's renderers, from Linux's /proc. */
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { openPage } from "../harness/browsers.mjs";
import { inEngine, request } from "./sides.mjs";

const CHILDREN = 8;
const LOOK_EVERY_MS = 1000;
/** Memory counts as settled when that many looks in a row differ by less than STEADY_MB. */
const STEADY_LOOKS = 12;
const STEADY_MB = 3;
const MAX_LOOKS = 40;

/** Megabytes a child, and the percentage of the children's memory that is still taken once they have ended. */
export async function measureMemory(url) {
  // Its own browser: an engine that has run before has memory to spare.
  const page = await openPage("chromium", url);
  try {
    return await measureIn(page);
  } finally {
    await page.close();
  }
}

async function measureIn(page) {
  const type = () => page.evaluate(() => globalThis.harness.type("\n"));
  const printed = (text) => page.evaluate((awaited) => globalThis.harness.printed(awaited), text);
  const running = inEngine(page, request("idle_children.py"));
  await printed("one child");
  const before = await settledMegabytes();
  await type();
  await printed("nine children");
  const during = await settledMegabytes();
  await type();
  await printed("one again");
  const after = await settledMegabytes();
  await type();
  await running;
  const taken = during - before;
  return { process: { engine: taken / CHILDREN }, remains: { engine: ((after - before) / taken) * 100 } };
}

/** What all renderers take, once that has not changed for a while. */
export async function settledMegabytes() {
  const looks = [];
  while (looks.length < MAX_LOOKS) {
    looks.push(megabytes());
    const last = looks.slice(-STEADY_LOOKS);
    if (last.length === STEADY_LOOKS && Math.max(...last) - Math.min(...last) < STEADY_MB) break;
    await delay(LOOK_EVERY_MS);
  }
  return looks.at(-1);
}

function megabytes() {
  return renderers().reduce((sum, pid) => sum + pssOf(pid), 0);
}

/** Pids of the renderers among this process's descendants. */
function renderers() {
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    // After the command's name, which may hold anything: state and parent.
    const [, parent] = /.*\) \S (\d+)/s.exec(readProc(`${name}/stat`)) ?? [];
    parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid) => pid === process.pid || (parents.has(pid) && isOurs(parents.get(pid)));
  return [...parents.keys()].filter((pid) => isOurs(pid) && readProc(`${pid}/cmdline`).includes("--type=renderer"));
}

function pssOf(pid) {
  const [, kilobytes = "0"] = /^Pss:\s+(\d+) kB/m.exec(readProc(`${pid}/smaps_rollup`)) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}

/** The text of a file in /proc; empty when the process has gone meanwhile. */
function readProc(path) {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    return "";
  }
}
