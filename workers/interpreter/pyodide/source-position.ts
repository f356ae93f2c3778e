import { NOWHERE, type SourcePosition } from "../../kernel/logs/trace-log";
import type { PyodideModule } from "./internals";

/** Frames looked at from the innermost out before giving up. */
const MAX_FRAMES = 40;
const MAX_REMEMBERED_CODES = 4096;

/** A line of the reader's own code, and the function of the library that it has called: `Pool.map`; "": none. */
export interface CallPosition extends SourcePosition {
  readonly call: string;
}

/** What is kept of a code object. */
interface KnownCode {
  /** Index of the reader's file; -1 for code that is not the reader's. */
  readonly file: number;
  /** `co_qualname`; looked up once it is asked for. */
  name: string | undefined;
}

/** Finds the line of the reader's own code that the current Python thread is in (CPython's frame C API). */
export class SourcePositions {
  readonly #codes = new Map<number, KnownCode>();
  readonly #attributes = new Map<string, number>();

  constructor(
    private readonly module: PyodideModule,
    /** Absolute paths of the reader's files, in the program's order. */
    private readonly paths: readonly string[],
  ) {}

  current(): SourcePosition {
    return this.#holdingGil(() => this.#innermost(() => {}));
  }

  /** The same, and what was called there: for `pool.map(…)`, which waits five frames further in, `Pool.map`. */
  currentCall(): CallPosition {
    return this.#holdingGil(() => {
      let call = "";
      const at = this.#innermost((code, known) => {
        call = known.name ??= this.#text(code, "co_qualname");
      });
      return { ...at, call: at.line === 0 ? "" : call };
    });
  }

  /** A system call runs with the GIL released, and frames can't be looked at without it. */
  #holdingGil<Result>(look: () => Result): Result {
    const state = this.module._PyGILState_Ensure();
    try {
      return look();
    } finally {
      this.module._PyGILState_Release(state);
    }
  }

  /** `passed` is called with the code of each frame on the way out that is not the reader's. */
  #innermost(passed: (code: number, known: KnownCode) => void): SourcePosition {
    const { module } = this;
    let frame = module._PyEval_GetFrame();
    if (frame === 0) return NOWHERE;
    module._Py_IncRef(frame);
    for (let depth = 0; frame !== 0 && depth < MAX_FRAMES; depth++) {
      const code = module._PyFrame_GetCode(frame);
      const known = this.#known(code);
      if (known.file < 0) passed(code, known);
      module._Py_DecRef(code);
      if (known.file >= 0) {
        const line = module._PyFrame_GetLineNumber(frame);
        module._Py_DecRef(frame);
        return { file: known.file, line };
      }
      const outer = module._PyFrame_GetBack(frame);
      module._Py_DecRef(frame);
      frame = outer;
    }
    if (frame !== 0) module._Py_DecRef(frame);
    return NOWHERE;
  }

  #known(code: number): KnownCode {
    let known = this.#codes.get(code);
    if (known === undefined) {
      const path = this.#text(code, "co_filename");
      known = { file: this.paths.indexOf(path), name: undefined };
      if (this.#codes.size >= MAX_REMEMBERED_CODES) this.#codes.clear();
      this.#codes.set(code, known);
    }
    return known;
  }

  /** An attribute of a code object that is a str. */
  #text(code: number, attribute: string): string {
    const { module } = this;
    let name = this.#attributes.get(attribute);
    if (name === undefined) this.#attributes.set(attribute, (name = module.stringToNewUTF8(attribute)));
    const value = module._PyObject_GetAttrString(code, name);
    const text = module.UTF8ToString(module._PyUnicode_AsUTF8(value));
    module._Py_DecRef(value);
    return text;
  }
}
