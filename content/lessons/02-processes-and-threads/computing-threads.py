"""Two threads compute."""

import time
from threading import Thread

STEPS = 2_000_000  # @param {type:"slider", min:250000, max:8000000, step:250000}


def compute():
    total = 0
    for number in range(STEPS):
        total += number * number % 1009


if __name__ == "__main__":
    began = time.perf_counter()
    threads = [Thread(target=compute) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    print(f"Two threads that compute: {seconds:.2f} seconds")
