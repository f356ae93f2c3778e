"""Two hundred threads at once."""

import threading
import time

count = 0
lock = threading.Lock()


def work():
    global count
    time.sleep(0.01)
    with lock:
        count += 1


threads = [threading.Thread(target=work) for _ in range(200)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count, threading.active_count())
