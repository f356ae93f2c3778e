"""A counter without a lock loses updates when threads switch between reading and writing."""

import threading
import time

total = 0


def add(times):
    global total
    for _ in range(times):
        value = total
        time.sleep(0)
        total = value + 1


threads = [threading.Thread(target=add, args=(100,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(100 <= total < 300)
