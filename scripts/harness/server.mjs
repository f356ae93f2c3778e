import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { engineBuild } from "../engine-build.mjs";

const root = join(import.meta.dirname, "../..");
const TYPES = {
  ".html": "text/html",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * The files as they are now: a build while tests run must not mix two engines.
 *
 * @returns {[path: string, content: Buffer][]}
 */
function readFiles(folder, at) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());
  return names.map((name) => [`${at}/${name}`, readFileSync(join(folder, name))]);
}

/**
 * Serves `public/` and the bare page on a free port; resolves to its URL and a function that ends it. `folders`: what
 * else to serve, path → folder.
 */
export async function serveHarness({ isolated = true, folders = {} } = {}) {
  const bundled = await build({
    entryPoints: [join(root, "scripts/harness/page.ts")],
    bundle: true,
    format: "esm",
    target: "es2024",
    write: false,
    tsconfig: join(root, "tsconfig.json"),
    define: { ENGINE_BUILD: JSON.stringify(engineBuild()) },
  });
  const served = { "": join(root, "public"), ...folders };
  const files = new Map(Object.entries(served).flatMap(([at, folder]) => readFiles(folder, at)));
  const script = bundled.outputFiles[0].contents;
  const server = createServer((request, response) => {
    if (isolated) {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    }
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/") {
      response.setHeader("Content-Type", "text/html");
      response.end('<!doctype html><title>Engine</title><script type="module" src="/harness.mjs"></script>');
    } else if (pathname === "/favicon.ico") {
      response.statusCode = 204;
      response.end();
    } else if (pathname === "/harness.mjs") {
      response.setHeader("Content-Type", "text/javascript");
      response.end(script);
    } else {
      sendFile(response, pathname, files.get(pathname));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function sendFile(response, path, body) {
  if (body === undefined) {
    response.statusCode = 404;
    response.end("not found");
    return;
  }
  response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
  response.setHeader("Content-Length", body.length);
  response.setHeader("Cache-Control", "max-age=3600");
  response.end(body);
}
