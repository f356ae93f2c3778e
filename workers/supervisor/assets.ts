import { EngineError } from "../api/errors";
import type { HostAssets } from "../interpreter/process/protocol";
import { ownBuild } from "../shared/build";
import { scriptUrl } from "../shared/load-script";

const MODULE = "pyodide.asm.mjs";
/** Compressed with gzip, but not named so: hosts send `.gz` files with a Content-Encoding, and they come unpacked. */
const SNAPSHOT = "snapshot.pack";
const WASM = "pyodide.asm.wasm";
const STANDARD_LIBRARY = "python_stdlib.zip";

/** Sizes of the files, written in by the build: a compressed answer's Content-Length is not that of what arrives here. */
declare const ASSET_BYTES: Readonly<Record<typeof MODULE | typeof SNAPSHOT | typeof WASM | typeof STANDARD_LIBRARY, number>>;

/** Longest wait for a byte of a download: a blocked request would otherwise hang for ever. */
const STALLED_MS = 30_000;

/** Fetches what interpreters are made of, once; workers share it. Rejects with an EngineError. */
export async function loadAssets(assetsUrl: string, onBytes: (fetched: number, total: number) => void): Promise<HostAssets> {
  const progress = new Progress(onBytes);
  try {
    return await load(assetsUrl, progress);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError({ code: "python-unusable", detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}

async function load(assetsUrl: string, progress: Progress): Promise<HostAssets> {
  const [moduleUrl, wasm, snapshot, standardLibrary] = await Promise.all([
    fetchFile(assetsUrl + MODULE, progress).then((response) => scriptUrl(response)),
    fetchFile(assetsUrl + WASM, progress).then((response) => compile(response)),
    fetchFile(assetsUrl + SNAPSHOT, progress).then((response) => shared(decompress(response))),
    fetchFile(assetsUrl + STANDARD_LIBRARY, progress).then((response) => shared(response)),
  ]);
  return { build: ownBuild(), moduleUrl, wasm, snapshot, standardLibrary };
}

/** Share of the whole that is worth a word: it is drawn wherever it is shown. */
const STEP = 0.02;

class Progress {
  #fetched = 0;
  #reported = 0;
  readonly #total = Object.values(ASSET_BYTES).reduce((sum, bytes) => sum + bytes, 0);

  constructor(private readonly report: (fetched: number, total: number) => void) {}

  add(bytes: number): void {
    this.#fetched += bytes;
    if (this.#fetched < this.#total && this.#fetched - this.#reported < STEP * this.#total) return;
    this.#reported = this.#fetched;
    this.report(this.#fetched, this.#total);
  }
}

async function fetchFile(url: string, progress: Progress): Promise<Response> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new EngineError({ code: "file-unreachable", url, detail: String(error) });
  });
  if (!response.ok || response.body === null) {
    throw new EngineError({ code: "file-refused", url, status: response.status });
  }
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        progress.add(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(withStallTimeout(body, url), { headers: { "content-type": response.headers.get("content-type") ?? "" } });
}

function withStallTimeout(body: ReadableStream<Uint8Array<ArrayBuffer>>, url: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = (controller: TransformStreamDefaultController<Uint8Array<ArrayBuffer>>): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      controller.error(new EngineError({ code: "file-stalled", url, seconds: STALLED_MS / 1000 }));
    }, STALLED_MS);
  };
  return body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      start: watch,
      transform(chunk, controller) {
        watch(controller);
        controller.enqueue(chunk);
      },
      flush: () => clearTimeout(timer),
    }),
  );
}

function compile(response: Response): Promise<WebAssembly.Module> {
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
}

function decompress(response: Response): Response {
  if (response.body === null) return response;
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip")));
}

async function shared(response: Response): Promise<SharedArrayBuffer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
