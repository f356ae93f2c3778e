/** The loader's list of what it takes from the wasm module: `_name=Module["_name"]=wasmExports["name"];` for each. */
const ASSIGNING = /(?<=function assignWasmExports\(wasmExports\)\{).*?(?=\})/s;
const ASSIGNMENT = /^([\w$]+)=(?:Module\["[\w$]+"\]=)?wasmExports\["[\w$]+"\](?:\.value>>>0)?$/;
/** The declarations of those. */
const DECLARATIONS = /(?<=[;}]var )(?:[\w$]+,){200,}[\w$]+(?=;)/g;
/** A name that is nothing but assigned occurs three times: declared, and twice where it is assigned. */
const OCCURRENCES = 3;
const WORD = /[\w$]+/g;

const FUNCTION = "async function _createPyodideModule(moduleArg={}){";
const FUNCTION_END = ";return moduleRtn}export default _createPyodideModule;";

/**
 * Build step: Pyodide's loader as it is served. `used`: a text that names what we take from its module object. Each
 * interpreter compiles the loader for itself; this way in about two thirds of the time:
 * - 4,400 functions of C are not assigned to variables and properties that nobody reads, which was a third of the text;
 * - the one function that all of it is stands in parentheses: V8 then compiles it at once, and does not look through it first.
 */
export function changeLoader(loader: string, used: string): string {
  const assigning = ASSIGNING.exec(loader)?.[0];
  if (assigning === undefined) throw new Error("The loader has no assignWasmExports");
  const counts = new Map<string, number>();
  for (const [word] of loader.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ours = new Set(used.match(WORD));
  const unread = new Set<string>();
  const kept = assigning.split(";").filter((statement) => {
    const name = ASSIGNMENT.exec(statement)?.[1];
    if (name === undefined || ours.has(name) || counts.get(name) !== OCCURRENCES) return true;
    unread.add(name);
    return false;
  });
  let declared = 0;
  const without = loader
    .replace(ASSIGNING, () => kept.join(";"))
    .replace(DECLARATIONS, (names) => {
      const rest = names.split(",").filter((name) => !unread.has(name));
      declared += names.split(",").length - rest.length;
      return rest.join(",");
    });
  if (declared !== unread.size) throw new Error("The loader declares the functions of C otherwise");
  return inParentheses(without);
}

function inParentheses(loader: string): string {
  if (!loader.startsWith(FUNCTION) || !loader.includes(FUNCTION_END)) throw new Error("The loader is more than one function");
  return loader
    .replace(FUNCTION, "const _createPyodideModule=(async function(moduleArg={}){")
    .replace(FUNCTION_END, ";return moduleRtn});export default _createPyodideModule;");
}
