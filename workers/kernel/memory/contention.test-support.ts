import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";

/** What one thread does; it is the process `pid` of the kernel. */
export type Part = { readonly kernel: SharedArrayBuffer; readonly slot: number; readonly pid: number } & Task;

export type Task =
  | { readonly kind: "produce"; readonly pipe: number; readonly bytes: number; readonly descriptor: number }
  | { readonly kind: "consume"; readonly pipe: number }
  | { readonly kind: "send"; readonly pipe: number; readonly count: number; readonly descriptor: number }
  | { readonly kind: "count"; readonly semaphore: number; readonly rounds: number }
  | { readonly kind: "write"; readonly lines: number }
  | { readonly kind: "call"; readonly calls: number }
  | { readonly kind: "stand-by"; readonly standby: number; readonly turn: number };

export interface PartResult {
  readonly result: number;
}

/** The threads' script, bundled once. */
export async function bundleThread(): Promise<string> {
  const entry = fileURLToPath(new URL("./contention.test-worker.ts", import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, platform: "node", format: "cjs", write: false });
  return outputFiles[0]?.text ?? "";
}

/** Starts a thread; resolves to its result, rejects when it fails or ends without one. */
export async function runThread(script: string, part: Part): Promise<number> {
  const worker = new Worker(script, { eval: true, workerData: part });
  const ended = once(worker, "exit");
  const [message] = (await Promise.race([once(worker, "message"), ended.then(() => [undefined])])) as [PartResult | undefined];
  if (message === undefined) throw new Error("the thread ended without a result");
  await ended;
  return message.result;
}
