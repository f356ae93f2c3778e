"""What a child inherits: fork the handlers, spawn only what is ignored; masks both. The idiom of a pool deaf to Ctrl+C."""

import os
import signal
from multiprocessing import Pool


def dispositions(_):
    usr1, usr2, interrupt = (signal.getsignal(n) for n in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGINT))
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGUSR1)
    return callable(usr2), usr1 == signal.SIG_IGN, interrupt == signal.SIG_IGN


if __name__ == '__main__':
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    signal.signal(signal.SIGUSR2, lambda *_: None)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Pool(1) as pool:
        signal.signal(signal.SIGINT, before)
        print(pool.map(dispositions, [0]))
