/**
 * What the page says under a traceback, where Python's words alone don't tell a learner what to do: mostly of things that
 * aren't here. A teacher can change, add and take away rows; the first that fits is shown. Words between backticks are code.
 */
export interface Hint {
  /** The exception's name, or names: the traceback's last line up to its colon. */
  readonly exception: string | readonly string[];
  /** What the rest of that line looks like. Only its beginning is known: 60 characters of the line at most. */
  readonly message?: RegExp;
  /** What the program's line looks like that it was raised in. */
  readonly line?: RegExp;
  /** Short: what is so, and what to do. */
  readonly words: string;
  /** The case of the clinic (`content/clinic`) that has more about it. */
  readonly clinic?: string;
}

const noNetwork = "There is no network here. Put the data into the program; `time.sleep()` can stand for the wait.";
const noPrograms =
  "No other program can be started here. More Python can: `multiprocessing.Process` runs a function in a process of its own.";
const noServers =
  "There is no network here, so nobody could call. Processes of one program talk through a `multiprocessing` `Queue` or `Pipe`.";
const onlyTopLevel =
  "A function goes to another process by its name. Define it with `def` at the left margin: a `lambda`, or a function inside a function, can’t be found there.";
const poolIsClosed = "The pool was closed before this line, as its `with` does at its end. Do all that needs the pool inside of it.";
const thirtyTwoBits = "Python is a 32-bit one here: lengths and indices end at 2,147,483,647 (`sys.maxsize`). Take a smaller number.";

/** In the order they are tried. */
export const hints: readonly Hint[] = [
  // A notebook's or a terminal's lines, which aren't Python.
  {
    exception: "SyntaxError",
    line: /^\s*[!%$]?\s*(python3? -m )?(pip3?|conda)\s+install\b/,
    words: "Nothing can be installed here: only Python’s standard library is there. Take this line out.",
  },
  {
    exception: "SyntaxError",
    line: /^\s*%{1,2}(time|timeit|prun)\b/,
    words: "Lines with % are for notebooks. Take it out; to measure, call `time.perf_counter()` before and after.",
  },
  { exception: "SyntaxError", line: /^\s*%{1,2}[a-z]/i, words: "Lines that begin with % are for notebooks, not Python. Take it out." },
  {
    exception: "SyntaxError",
    line: /^\s*!|=\s*!\s*\w/,
    words: "Lines with ! start other programs from a notebook. There are none here: take it out.",
  },
  {
    exception: "SyntaxError",
    line: /^\s*\?{1,2}[a-z]|^\s*[\w.]+\?{1,2}\s*$/i,
    words: "A question mark asks for help in a notebook. In Python that is `help(…)`, with the name in it.",
  },
  {
    exception: "SyntaxError",
    line: /^\s*(>>>|\$ )/,
    words: "`>>>` and `$` are what a prompt shows before one types. Take them out, and the printed lines too.",
  },
  {
    exception: "SyntaxError",
    line: /^\s*python3?\s+[\w./-]+\s*/,
    words: "This line is for a terminal. Take it out: Run starts the program.",
  },
  {
    exception: "SyntaxError",
    message: /^'(await|async \w+)' outside (async )?function/,
    words:
      "`await` works only inside an `async def`; notebooks alone allow it anywhere. Put it into `async def main():` and call `asyncio.run(main())`.",
  },

  // Processes.
  {
    exception: "RuntimeError",
    message: /^\s*An attempt has been made to start/,
    words:
      "Under spawn and forkserver each child first imports the program. Put the lines that start processes under `if __name__ == '__main__':` at its end.",
    clinic: "missing-guard",
  },
  {
    exception: ["PicklingError", "AttributeError"],
    message: /^Can't (pickle|get) (local object|<function <lambda>)/,
    words: onlyTopLevel,
    clinic: "cant-pickle",
  },
  {
    exception: "TypeError",
    message: /^cannot pickle '_thread\.R?[lL]ock' object/,
    words:
      "What is made for threads can’t go to another process. Take `multiprocessing.Queue` for `queue.Queue`, and `multiprocessing.Lock` for `threading.Lock`.",
    clinic: "cant-pickle",
  },
  {
    exception: "AttributeError",
    message: /^module '__main__' has no attribute/,
    // Raised in the library, before any line of the program.
    line: /^$/,
    words:
      "Under spawn and forkserver a child looks for the function in the program’s file. Define it there with `def`, at the left margin and outside of the guard.",
    clinic: "not-in-a-notebook",
  },
  {
    exception: "RuntimeError",
    message: /^\w+ objects should only be shared between p/,
    words:
      "A pool’s tasks can’t bring this along. Give it to `Pool(initializer=…, initargs=…)`, or take the one that `multiprocessing.Manager()` makes.",
  },
  { exception: "ValueError", message: /^Pool not running/, words: poolIsClosed },
  { exception: "RuntimeError", message: /^cannot schedule new futures after shutdown/, words: poolIsClosed },
  {
    exception: "OSError",
    message: /Function not implemented/,
    line: /\bfork\(/,
    words: "`os.fork()` isn’t here. `multiprocessing.Process` is: with the start method fork it copies this process, too.",
  },

  // The network, and other programs.
  { exception: ["gaierror", "URLError"], words: noNetwork },
  { exception: "OSError", message: /Network is unreachable/, words: noNetwork },
  { exception: "ConnectionRefusedError", line: /connect\w*\(|http|socket|request/i, words: noNetwork },
  { exception: "OSError", message: /Operation not supported/, line: /listen|accept|bind|serve/i, words: noServers },
  {
    exception: "FileNotFoundError",
    line: /\b(subprocess|popen|exec[lv]\w*|Popen|check_output|check_call|create_subprocess_\w+)\b/,
    words: noPrograms,
  },
  { exception: "OSError", message: /Function not implemented/, line: /\bspawn[lv]/, words: noPrograms },
  { exception: "AttributeError", message: /^module 'os' has no attribute 'posix_spawn/, words: noPrograms },
  {
    exception: "FileNotFoundError",
    line: /\b(open|read_text|read_bytes|listdir|Path)\(/,
    words: "Files of your computer aren’t here. A program sees its own `.py` files and what it has written in this run.",
  },

  // Numbers and memory.
  {
    exception: "OverflowError",
    message: /index-sized integer|too large to convert to C (ssize_t|long)|^repeated \w+ is too long/,
    words: thirtyTwoBits,
  },
  {
    exception: "MemoryError",
    words: "Python is a 32-bit one here: a process has at most 4 GB of memory, and the browser may give it less. Take less data.",
  },
];

const noArrays = "`statistics`, `array` and `math` cover small things.";
const noPlots = "Print the numbers; when what ran is on the timeline.";
const noModels = "A function with a loop can stand for the work.";
const noPages = "There is no network either: put the data into the program.";
const noNotebook = "This is no notebook: take the line out.";
const noWindows = "There are no windows here: use `print()` and `input()`.";
const noTerminal = "The output is no terminal: use `print()` and `input()`.";
const noSystem = "It belongs to an operating system, and a browser has none.";
const ownProcesses = "`multiprocessing` and `concurrent.futures` do what it is taken for.";

/** What is said of a module that isn't here: what to do without it, for those that are often asked for. */
export const instead: Readonly<Record<string, string>> = {
  numpy: noArrays,
  scipy: noArrays,
  numba: noArrays,
  pandas: "`csv` and `statistics` cover small tables.",
  polars: "`csv` and `statistics` cover small tables.",
  matplotlib: noPlots,
  seaborn: noPlots,
  plotly: noPlots,
  tqdm: "Print a line now and then instead.",
  rich: "`print()` does the plain part.",
  requests: noPages,
  httpx: noPages,
  aiohttp: noPages,
  urllib3: noPages,
  selenium: noPages,
  bs4: "`html.parser` reads a page’s text.",
  lxml: "`xml.etree.ElementTree` reads XML.",
  yaml: "`json` and `tomllib` read files of that kind.",
  joblib: ownProcesses,
  multiprocess: ownProcesses,
  pathos: ownProcesses,
  mpire: ownProcesses,
  ray: ownProcesses,
  dask: ownProcesses,
  mpi4py: ownProcesses,
  billiard: ownProcesses,
  dill: "`pickle` can send functions that are defined at the left margin.",
  cloudpickle: "`pickle` can send functions that are defined at the left margin.",
  psutil: "`os.cpu_count()` and `os.getpid()` work, and the timeline shows who runs when.",
  torch: noModels,
  tensorflow: noModels,
  keras: noModels,
  sklearn: noModels,
  transformers: noModels,
  cv2: noModels,
  PIL: noModels,
  pytest: "`assert` and `unittest` do for small tests.",
  IPython: noNotebook,
  ipywidgets: noNotebook,
  google: noNotebook,
};

/** The same of modules of the standard library that can't be here. */
export const cannotBeHere: Readonly<Record<string, string>> = {
  tkinter: noWindows,
  turtle: noWindows,
  idlelib: noWindows,
  curses: noTerminal,
  readline: noTerminal,
  syslog: noSystem,
  pwd: noSystem,
  grp: noSystem,
  msvcrt: noSystem,
  winreg: noSystem,
  winsound: noSystem,
  venv: "Nothing can be installed here.",
  ensurepip: "Nothing can be installed here.",
};
