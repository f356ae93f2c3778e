export default [
  { file: "threads_are_over.py", stdout: "initial\nstarted\nstopped\nFalse False 1\nTrue\na thread of its own\nFalse\n0 True\nFalse\n" },
  {
    file: "memory.py",
    stdout:
      "({'colour': 'green'}, [1, 2, 3], 4, 4)\n({'colour': 'blue'}, [1, 2, 3, 4], [9, 16, 25, 36, 49, 64, 81])\n{'colour': 'white'} [1, 2, 3] 4\n",
  },
  { file: "depth.py", stdout: "3 [0, 1, 2, 3]\n2 [0, 1, 2]\n1 [0, 1]\n0 [0]\n" },
  { file: "inherited_waiters.py", stdout: "taken\nthe child is done\ntaken\n" },
  { file: "threads_stay_behind.py", stdout: "1 MainThread True\nFalse\na thread of the child\n0 1 True\n" },
  {
    file: "from_thread.py",
    methods: ["fork", "spawn", "forkserver"],
    stdout: "[(0, True), (1, True), (2, True)]\n[(0, 0), (1, 0), (2, 0)]\n",
  },
  { file: "random_numbers.py", methods: ["fork", "spawn"], stdout: "4 4\n" },
  {
    file: "one_after_another.py",
    stdout: `${Array.from({ length: 60 }, (_, number) => `${number} before\n`).join("")}60 1 [(True, False, True, 1, 5), (True, False, True, 1, 5)] True\n`,
  },
  { file: "javascript_values.py", stdout: `${"20 True\n".repeat(10)}`, native: false },
  { file: "large_image.py", stdout: "80000000 7 44999850000\n0\n" },
];
