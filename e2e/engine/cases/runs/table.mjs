export default [
  {
    file: "fresh.py",
    files: ["helper.py"],
    times: 3,
    stdout:
      "100 1 MainProcess\nFalse False False False False\n['builtins', 'json', 'multiprocessing', 'os', 'random', 'sys', 'threading']\n" +
      "42 __main__ ['/home/pyodide/fresh.py'] /home/pyodide/fresh.py\nProcess-1\n",
    native: false,
  },
  { file: "prelude.py", stdout: "__main__ prelude.py [] True\nTrue utf-8 True /\nWhat a program finds\nNone builtins\n" },
];
