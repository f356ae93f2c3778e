"""Two threads wait, as for a network or a disk."""

import time
from threading import Thread


def wait():
    time.sleep(0.5)


if __name__ == "__main__":
    began = time.perf_counter()
    threads = [Thread(target=wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    print(f"Two threads that wait: {seconds:.2f} seconds")
