/**
 * Puts a `.br` and a `.gz` beside each file of the built site (`out/`) that gets smaller by it, for hosts that send what
 * is already compressed. What was compressed before is taken from a cache, by its content.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const root = join(import.meta.dirname, "..");
/** The rest (fonts, the snapshot, Python's library) is compressed in itself. */
const COMPRESSIBLE = new Set([".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".ttf", ".txt", ".wasm"]);

/** Less is lost in the headers of its own packet. */
const WORTH_BYTES = 256;

/** How hard brotli tries by how much there is: at 11, Python's 10 MB take a minute, for a sixth less than at 5. */
const qualityOf = (bytes) => (bytes < 500_000 ? 11 : bytes < 4_000_000 ? 9 : 5);

const ENCODINGS = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: qualityOf(bytes.length), [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Compresses what is in `site`; resolves to bytes before and as brotli sends them. The cache keeps what this site has. */
export async function compressSite({ site = join(root, "out"), cache = join(root, ".cache/compressed") } = {}) {
  mkdirSync(cache, { recursive: true });
  const used = new Set();
  const total = { plain: 0, br: 0 };
  for (const path of filesOf(site)) {
    const bytes = readFileSync(path);
    const hash = createHash("sha256").update(bytes).digest("hex");
    const [br] = await Promise.all(
      Object.keys(ENCODINGS).map((encoding) => {
        const name = `${hash}.${encoding}`;
        used.add(name);
        return compressFile(path, bytes, encoding, join(cache, name));
      }),
    );
    total.plain += bytes.length;
    total.br += br;
  }
  for (const name of readdirSync(cache)) if (!used.has(name)) rmSync(join(cache, name));
  return total;
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => COMPRESSIBLE.has(extname(path)) && statSync(path).isFile() && statSync(path).size >= WORTH_BYTES);
}

/** Writes `path` compressed, as `kept` where that is there; resolves to its size. */
async function compressFile(path, bytes, encoding, kept) {
  const compressed = existsSync(kept) ? readFileSync(kept) : await ENCODINGS[encoding](bytes);
  if (!existsSync(kept)) writeFileSync(kept, compressed);
  if (compressed.length >= bytes.length) return bytes.length;
  writeFileSync(`${path}.${encoding}`, compressed);
  return compressed.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { plain, br } = await compressSite();
  console.log(`Compressed: ${(plain / 1e6).toFixed(1)} MB of text and WebAssembly are sent as ${(br / 1e6).toFixed(1)} MB`);
}
