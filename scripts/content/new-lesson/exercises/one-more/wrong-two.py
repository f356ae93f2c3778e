# fails: processes

import time
from multiprocessing import Process


def greet(name):
    time.sleep(0.3)
    print(f"Hello from {name}")


if __name__ == "__main__":
    processes = [Process(target=greet, args=(name,)) for name in ("Ann", "Ben")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("That was all.")
