import { NOWHERE, type SourcePosition } from "../../kernel/trace-log";
import type { PyodideModule } from "./internals";

/** Frames looked at from the innermost out before giving up. */
const MAX_FRAMES = 40;
const MAX_REMEMBERED_CODES = 4096;

/** Finds the line of the reader's own code that the current Python thread is in (CPython's frame C API). */
export class SourcePositions {
  /** Code object → index of the reader's file, -1 for code that is not the reader's. */
  readonly #fileOfCode = new Map<number, number>();
  #filenameAttribute = 0;

  constructor(
    private readonly module: PyodideModule,
    /** Absolute paths of the reader's files, in the program's order. */
    private readonly paths: readonly string[],
  ) {}

  current(): SourcePosition {
    // A system call runs with the GIL released, and frames can't be looked at without it.
    const state = this.module._PyGILState_Ensure();
    try {
      return this.#innermost();
    } finally {
      this.module._PyGILState_Release(state);
    }
  }

  #innermost(): SourcePosition {
    const { module } = this;
    let frame = module._PyEval_GetFrame();
    if (frame === 0) return NOWHERE;
    module._Py_IncRef(frame);
    for (let depth = 0; frame !== 0 && depth < MAX_FRAMES; depth++) {
      const file = this.#fileOf(frame);
      if (file >= 0) {
        const line = module._PyFrame_GetLineNumber(frame);
        module._Py_DecRef(frame);
        return { file, line };
      }
      const outer = module._PyFrame_GetBack(frame);
      module._Py_DecRef(frame);
      frame = outer;
    }
    if (frame !== 0) module._Py_DecRef(frame);
    return NOWHERE;
  }

  #fileOf(frame: number): number {
    const { module } = this;
    const code = module._PyFrame_GetCode(frame);
    let file = this.#fileOfCode.get(code);
    if (file === undefined) {
      if (this.#filenameAttribute === 0) this.#filenameAttribute = module.stringToNewUTF8("co_filename");
      const name = module._PyObject_GetAttrString(code, this.#filenameAttribute);
      file = this.paths.indexOf(module.UTF8ToString(module._PyUnicode_AsUTF8(name)));
      module._Py_DecRef(name);
      if (this.#fileOfCode.size >= MAX_REMEMBERED_CODES) this.#fileOfCode.clear();
      this.#fileOfCode.set(code, file);
    }
    module._Py_DecRef(code);
    return file;
  }
}
