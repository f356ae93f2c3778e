"""The same, slowly, and under the lock that belongs to the number."""

import time
from multiprocessing import Barrier, Process, Value


def add(total, both):
    both.wait()  # begin at the same moment
    for _ in range(3):
        with total.get_lock():
            read = total.value
            time.sleep(0.1)  # stands for the moment in between
            total.value = read + 1
        print(f"read {read}, wrote {read + 1}")


if __name__ == "__main__":
    total = Value("i", 0)
    both = Barrier(2)
    processes = [Process(target=add, args=(total, both)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"6 were added, {total.value} are there.")
