import { EngineError } from "../api/errors";

/** Fetches a script: an address of its own for it. Rejects with an EngineError. */
export async function loadScript(url: string): Promise<string> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new EngineError({ code: "file-unreachable", url, detail: String(error) });
  });
  if (!response.ok) throw new EngineError({ code: "file-refused", url, status: response.status });
  return scriptUrl(response);
}

/**
 * An address under which a script stays to be had once it has been loaded: workers that are made later need no
 * connection. It is good as long as the worker or page that made it lives.
 */
export async function scriptUrl(response: Response): Promise<string> {
  return URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: "text/javascript" }));
}
