import threading
import time

lock = threading.Lock()


def wait():
    with lock:
        print('got it')


with lock:
    threads = [threading.Thread(target=wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 0.7
    while time.monotonic() < until:
        pass
for thread in threads:
    thread.join()
