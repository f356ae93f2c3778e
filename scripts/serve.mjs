/** Serves the built site (`out/`) with the headers it needs: what any host of static files has to do. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

const out = join(import.meta.dirname, "../out");

/** Files whose address changes with their content: of Pyodide's folder what comes from its release, not our snapshot. */
const IMMUTABLE = /^\/(_next\/static|pyodide\/[^/]+\/(pyodide\.asm|python_stdlib))/;

/** Resolves to the site's URL and a function that ends the server. `isolated: false` leaves the headers out, for tests. */
export async function serveSite({ port = 0, isolated = true } = {}) {
  const setHeaders = (response, path) => {
    response.setHeader("Cache-Control", IMMUTABLE.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
    if (!isolated) return;
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  };
  const files = sirv(out, { extensions: ["html"], etag: true, setHeaders });
  const notFound = readFileSync(join(out, "404.html"));
  const server = createServer((request, response) => {
    files(request, response, () => {
      setHeaders(response, "/404");
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8", "Content-Length": notFound.length });
      response.end(request.method === "HEAD" ? undefined : notFound);
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => resolve());
  });
  return {
    url: `http://localhost:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serveSite({ port: Number(process.env.PORT ?? 3000) });
  console.log(`Serving out/ at ${url}`);
}
