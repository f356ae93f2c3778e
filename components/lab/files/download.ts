import type { SourceFile } from "@/workers";

/** Gives each file to the browser's downloads. */
export function download(files: readonly SourceFile[]): void {
  for (const { name, text } of files) {
    const url = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    // The browser needs the address for a moment after the click.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
