"""Stop while a pool works: its workers ignore SIGINT, the parent ends them and takes half a second to say so."""

import signal
import time
from multiprocessing import Barrier, Pool


def deaf(both):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One that is still starting would be interrupted.
    both.wait()


def work(number):
    time.sleep(0.05)
    return number


if __name__ == '__main__':
    pool = Pool(2, deaf, (Barrier(2),))
    try:
        for number in pool.imap(work, range(10_000)):
            if number == 3:
                print('working', flush=True)
    except KeyboardInterrupt:
        print('cleaning up', flush=True)
        pool.terminate()
        pool.join()
        time.sleep(0.5)
        print('cleaned up', flush=True)
