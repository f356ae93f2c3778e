export default [
  { file: "one_clock.py", methods: ["fork", "spawn"], stdout: "perf_counter True\nmonotonic True\ntime True\nTrue\nTrue True\n" },
  { file: "computing.py", methods: ["fork", "spawn"], stdout: "True\nTrue\nTrue\nTrue True True\n" },
  {
    file: "children.py",
    stdout: "True True\nTrue\nTrue True True\nTrue True True 16\nTrue 0 True\ninvalid who parameter\nTrue\n",
  },
];
