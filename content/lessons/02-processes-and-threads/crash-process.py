"""One of two processes crashes."""

import os
import time
from multiprocessing import Process


def crash():
    time.sleep(0.1)
    print("One worker crashes.", flush=True)
    os._exit(7)  # at once, without cleaning up


def work():
    time.sleep(0.4)
    print("The other worker is done.")


if __name__ == "__main__":
    processes = [Process(target=crash), Process(target=work)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("The main program goes on.")
    for process in processes:
        print(f"{process.name}: exit code {process.exitcode}")
