"""Two processes that sleep, and then say hello."""

import time
from multiprocessing import Process

SECONDS = 0.3  # @param {type:"slider", min:0.1, max:1, step:0.1}


def greet(name):
    time.sleep(SECONDS)
    print(f"Hello from {name}")


if __name__ == "__main__":
    processes = [Process(target=greet, args=(name,)) for name in ("Ann", "Ben")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Both have said hello.")
