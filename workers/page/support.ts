/** What the engine needs and this page or browser lacks, in words for the reader; empty when it can run. */
export function missingFeatures(): string[] {
  const missing: string[] = [];
  if (typeof SharedArrayBuffer === "undefined" || !globalThis.crossOriginIsolated) {
    missing.push(
      typeof globalThis.crossOriginIsolated === "undefined"
        ? "This browser has no shared memory between workers (SharedArrayBuffer)."
        : "This page is not cross-origin isolated, so the browser gives it no shared memory. The server must send the headers Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy.",
    );
  }
  if (!("Suspending" in WebAssembly)) {
    missing.push(
      "This browser can't suspend WebAssembly (JavaScript Promise Integration). Chrome or Edge 137, Firefox 152, or a later version can.",
    );
  }
  return missing;
}
