import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compressSite } from "./compress.mjs";
import { serveSite } from "./serve.mjs";

const long = (words: string) => `${words} `.repeat(200);
const FILES = {
  "index.html": long("<p>home</p>"),
  "404.html": long("<p>nothing here</p>"),
  "lessons/pools.html": long("<p>pools</p>"),
  "engine/python.wasm": long("\0asm"),
  "engine/snapshot.pack": long("packed"),
  "short.txt": "short",
};

let folder = "";
let site: Awaited<ReturnType<typeof serveSite>>;
const parts = () => ({ site: join(folder, "out"), cache: join(folder, "cache") });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "serve-"));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, "out", name, ".."), { recursive: true });
    writeFileSync(join(folder, "out", name), text);
  }
  await compressSite(parts());
  site = await serveSite({ folder: parts().site, host: "127.0.0.1" });
});

afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true });
});

/** As sent: nothing is unpacked on the way. */
function ask(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(site.url + path, { headers, family: 4 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    }).on("error", reject);
  });
}

describe("what is compressed", () => {
  it.each([
    ["/", "text/html;charset=utf-8", FILES["index.html"], 200],
    ["/lessons/pools", "text/html;charset=utf-8", FILES["lessons/pools.html"], 200],
    ["/engine/python.wasm", "application/wasm", FILES["engine/python.wasm"], 200],
    ["/nowhere", "text/html;charset=utf-8", FILES["404.html"], 404],
  ])("%s goes out as the browser takes it, under its own type", async (path, type, text, status) => {
    const answers = await Promise.all(
      ["gzip, deflate, br, zstd", "gzip", "identity"].map((accepted) => ask(path, { "accept-encoding": accepted })),
    );
    expect(answers.map(({ headers }) => headers["content-encoding"])).toEqual(["br", "gzip", undefined]);
    const texts = answers.map(({ body }, index) => [brotliDecompressSync, gunzipSync, (bytes: Buffer) => bytes][index]?.(body).toString());
    expect(texts).toEqual([text, text, text]);
    for (const answer of answers) {
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject({
        "content-type": type,
        "content-length": String(answer.body.length),
        vary: "Accept-Encoding",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      });
    }
  });

  it("has an ETag of its own in each encoding, and is not sent twice", async () => {
    const first = await ask("/", { "accept-encoding": "br" });
    const plain = await ask("/");
    expect(first.headers.etag).not.toBe(plain.headers.etag);
    const again = await ask("/", { "accept-encoding": "br", "if-none-match": String(first.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });
});

it("leaves alone what is packed in itself or too short to gain", async () => {
  for (const path of ["/engine/snapshot.pack", "/short.txt"]) {
    const { headers } = await ask(path, { "accept-encoding": "br, gzip" });
    expect(headers["content-encoding"]).toBeUndefined();
  }
});

it("keeps of what was compressed what the site still has", async () => {
  const kept = () => readdirSync(parts().cache).sort();
  const before = kept();
  writeFileSync(join(parts().site, "index.html"), long("<p>home, changed</p>"));
  await compressSite(parts());
  expect(kept()).toHaveLength(before.length);
  expect(kept().filter((name) => !before.includes(name))).toHaveLength(2);
});
