"""The whole sum, part after part, in one process."""

import os
import time

PARTS = max(2, min(4, os.cpu_count()))  # @param ["max(2, min(4, os.cpu_count()))", "2", "4", "8"] {type:"raw"}
NUMBERS = 6_000_000  # @param {type:"slider", min:600000, max:12000000, step:600000}


def add_up(part):
    """Only computes, never waits."""
    size = NUMBERS // PARTS
    total = 0
    for number in range(part * size, (part + 1) * size):
        total += number * number % 1009
    print(f"part {part}: {total}")


if __name__ == "__main__":
    began = time.perf_counter()
    for part in range(PARTS):
        add_up(part)
    seconds = time.perf_counter() - began
    print(f"{PARTS} parts, one process: {seconds:.2f} seconds")
