/** Serves the built site (`out/`) with the headers it needs: what any host of static files has to do. */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

const out = join(import.meta.dirname, "../out");

/** Files whose address changes with their content. */
const IMMUTABLE = /^\/(_next\/static|engine)\//;

/**
 * Resolves to the site's URL and a function that ends the server. Files are sent as `compress.mjs` made them where the
 * browser takes that. Only this machine is answered unless `HOST` says otherwise (`0.0.0.0`: all that reach it).
 * `isolated: false` leaves the headers out, for tests.
 */
export async function serveSite({ port = 0, isolated = true, folder = out, host = process.env.HOST ?? "127.0.0.1" } = {}) {
  const setHeaders = (response, path) => {
    response.setHeader("Cache-Control", IMMUTABLE.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
    if (!isolated) return;
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  };
  const files = sirv(folder, { extensions: ["html"], etag: true, brotli: true, gzip: true, setHeaders });
  const pages = notFoundPages(folder);
  const server = createServer((request, response) => {
    files(request, response, () => {
      const accepted = request.headers["accept-encoding"] ?? "";
      const { body, headers } = pages.find(({ encoding }) => encoding === undefined || accepted.includes(encoding));
      setHeaders(response, "/404");
      response.writeHead(404, {
        "Content-Type": "text/html;charset=utf-8",
        "Content-Length": body.length,
        Vary: "Accept-Encoding",
        ...headers,
      });
      response.end(request.method === "HEAD" ? undefined : body);
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  return {
    url: `http://localhost:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** sirv answers with 200 only: the page for what isn't there, as it is and compressed, the smallest first. */
function notFoundPages(folder) {
  const page = (extension, encoding) => {
    const path = join(folder, `404.html${extension}`);
    if (!existsSync(path)) return [];
    return [{ encoding, body: readFileSync(path), headers: encoding && { "Content-Encoding": encoding } }];
  };
  return [...page(".br", "br"), ...page(".gz", "gzip"), ...page("", undefined)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serveSite({ port: Number(process.env.PORT ?? 3000) });
  console.log(`Serving out/ at ${url}`);
}
