"""Two processes compute."""

import time
from multiprocessing import Process

STEPS = 2_000_000  # @param {type:"slider", min:250000, max:8000000, step:250000}


def compute():
    total = 0
    for number in range(STEPS):
        total += number * number % 1009


if __name__ == "__main__":
    began = time.perf_counter()
    processes = [Process(target=compute) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    seconds = time.perf_counter() - began
    print(f"Two processes that compute: {seconds:.2f} seconds")
