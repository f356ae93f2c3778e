"""Handlers: two signals at once, one that raises, what a handler is told, a signal in the middle of a wait of asyncio."""

import asyncio
import os
import pickle
import signal
import time
from multiprocessing import Process


def pokes(pid):
    os.kill(pid, signal.SIGUSR2)
    os.kill(pid, signal.SIGUSR1)


def note(number, frame):
    got.append(f'{signal.Signals(number).name} in {frame.f_code.co_name}')
    time.sleep(0.05)


def refuse(number, frame):
    raise ValueError(signal.Signals(number).name)


def sleeps():
    time.sleep(0.3)


async def until_terminated():
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(ended.wait(), 5)
    return 'terminated'


if __name__ == '__main__':
    got = []
    signal.signal(signal.SIGUSR1, note)
    signal.signal(signal.SIGUSR2, note)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
    process = Process(target=pokes, args=(os.getpid(),))
    process.start()
    process.join()
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    print([each.split()[0] for each in got])
    got.clear()
    signal.signal(signal.SIGUSR1, refuse)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
    pokes(os.getpid())
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        time.sleep(0)
    except ValueError as error:
        print(error)
    print([each.split()[0] for each in got])
    got.clear()
    signal.signal(signal.SIGALRM, note)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    sleeps()
    print(got)
    print(asyncio.run(until_terminated()))
    print(signal.getsignal(signal.SIGPIPE).name, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
    print([pickle.loads(pickle.dumps(each)) is each for each in (signal.SIG_DFL, signal.SIG_IGN, signal.getsignal(signal.SIGTERM))])
    os.kill(os.getpid(), signal.SIGPIPE)
    for number in (signal.SIGCHLD, signal.SIGWINCH, signal.SIGURG, signal.SIGCONT):
        os.kill(os.getpid(), number)
    print('still here')
