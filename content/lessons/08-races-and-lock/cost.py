"""What does a lock cost? Two processes count together, in two ways."""

import time
from multiprocessing import Barrier, Process, Value

TIMES = 3000


def lock_each_time(total, both):
    both.wait()
    for _ in range(TIMES):
        with total.get_lock():
            total.value += 1


def lock_once(total, both):
    both.wait()
    count = 0  # my own: nobody else can see it
    for _ in range(TIMES):
        count += 1
    with total.get_lock():
        total.value += count


def milliseconds(way):
    total = Value("i", 0)
    both = Barrier(3)
    processes = [Process(target=way, args=(total, both)) for _ in range(2)]
    for process in processes:
        process.start()
    both.wait()
    began = time.perf_counter()
    for process in processes:
        process.join()
    took = (time.perf_counter() - began) * 1000
    print(f"{way.__name__}: {total.value} in {took:.1f} ms")
    return took


if __name__ == "__main__":
    ratio = milliseconds(lock_each_time) / milliseconds(lock_once)
    print(f"A lock each time took {ratio:.0f} times as long.")
