import type { MissingFeature } from "../api/errors";

/** What the engine needs and this page or browser lacks; empty when it can run. */
export function missingFeatures(): MissingFeature[] {
  const missing: MissingFeature[] = [];
  if (typeof SharedArrayBuffer === "undefined" || !globalThis.crossOriginIsolated) {
    missing.push(typeof globalThis.crossOriginIsolated === "undefined" ? "shared-memory" : "isolation");
  }
  if (!("Suspending" in WebAssembly)) missing.push("suspension");
  return missing;
}
