"""How often two threads that compute take turns is what `sys.setswitchinterval` says."""

import sys
import threading
import time


def turns(interval):
    sys.setswitchinterval(interval)
    end = time.perf_counter() + 0.3
    order = []

    def work(number):
        while time.perf_counter() < end:
            if not order or order[-1] != number:
                order.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(order)


counts = [turns(interval) for interval in (0.0005, 0.01, 10)]
print(counts[0] > 2 * counts[1] > 2 * counts[2], counts[2] <= 2)
