const all = (where) => `${where} ['a', 'b', 'c']\n${where} False\n${where} TimeoutError\n${where} 1 True\n`;

export default [
  { file: "tasks.py", methods: ["fork", "spawn"], stdout: `${all("main")}${all("again")}${all("child")}0\n${all("thread")}` },
  { file: "executor.py", methods: ["fork", "spawn"], stdout: "[0, 1, 4, 9]\nin a coroutine\n" },
];
