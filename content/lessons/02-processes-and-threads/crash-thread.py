"""One of two threads crashes."""

import os
import time
from threading import Thread


def crash():
    time.sleep(0.1)
    print("One worker crashes.", flush=True)
    os._exit(7)  # at once, without cleaning up


def work():
    time.sleep(0.4)
    print("The other worker is done.")


if __name__ == "__main__":
    threads = [Thread(target=crash), Thread(target=work)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("The main program goes on.")
