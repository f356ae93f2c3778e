"""Stop is Ctrl+C: KeyboardInterrupt in every process, with time to clean up."""

import time
from multiprocessing import Process


def child():
    try:
        print('waiting', flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        print('child: interrupted', flush=True)


if __name__ == '__main__':
    try:
        process = Process(target=child)
        process.start()
        while True:
            pass
    except KeyboardInterrupt:
        process.join()
        print('main: interrupted, child:', process.exitcode)
