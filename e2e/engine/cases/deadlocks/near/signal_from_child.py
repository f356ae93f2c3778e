import multiprocessing
import os
import signal
import threading
import time

woken = threading.Event()


def send():
    time.sleep(0.7)
    os.kill(os.getppid(), signal.SIGTERM)


if __name__ == '__main__':
    signal.signal(signal.SIGTERM, lambda *_: woken.set())
    process = multiprocessing.get_context('fork').Process(target=send)
    process.start()
    woken.wait()
    print('woken')
    process.join()
