"""Blocked signals stay pending: sigwait, sigwaitinfo and sigtimedwait take them, and unblocking lets them through."""

import os
import signal
import threading
import time
from multiprocessing import Pipe, Process
from signal import SIG_BLOCK, SIG_SETMASK, SIG_UNBLOCK, SIGTERM, SIGUSR1, SIGUSR2


def names(signals):
    return sorted(each.name for each in signals)


def pokes(pid, *numbers):
    for number in numbers:
        os.kill(pid, number)


def run(target, *args):
    process = Process(target=target, args=args)
    process.start()
    process.join()
    return process.exitcode


def inherits():
    os._exit(len(signal.pthread_sigmask(SIG_BLOCK, ())))


def blocks(ready):
    signal.pthread_sigmask(SIG_BLOCK, {SIGTERM})
    ready.send(None)
    while not signal.sigpending():
        time.sleep(0.01)
    ready.send(names(signal.sigpending()))
    ready.recv()
    signal.pthread_sigmask(SIG_UNBLOCK, {SIGTERM})
    time.sleep(60)


if __name__ == '__main__':
    got = []
    signal.signal(SIGUSR1, lambda number, _frame: got.append(signal.Signals(number).name))
    print(signal.pthread_sigmask(SIG_BLOCK, {SIGUSR1, SIGUSR2}))
    print(names(signal.pthread_sigmask(SIG_BLOCK, {signal.SIGKILL})))
    run(pokes, os.getpid(), SIGUSR1, SIGUSR2)
    print(names(signal.sigpending()), got)
    print(signal.sigwait({SIGUSR2}).name)
    info = signal.sigtimedwait({SIGUSR1}, 1)
    print(info.si_signo == SIGUSR1, info.si_pid != os.getpid(), got)
    print(signal.sigtimedwait({SIGUSR1}, 0.05))
    print(run(inherits))
    os.kill(os.getpid(), SIGUSR1)
    print(got)
    signal.pthread_sigmask(SIG_SETMASK, ())
    print(got)
    signal.raise_signal(SIGUSR1)
    signal.pthread_kill(threading.main_thread().ident, SIGUSR1)
    print(got)

    ours, theirs = Pipe()
    process = Process(target=blocks, args=(theirs,))
    process.start()
    ours.recv()
    process.terminate()
    print(ours.recv(), process.is_alive())
    ours.send(None)
    process.join()
    print(process.exitcode)

    signal.pthread_sigmask(SIG_BLOCK, {SIGUSR2})
    thread = threading.Thread(target=lambda: print('thread', signal.sigwait({SIGUSR2}).name))
    thread.start()
    os.kill(os.getpid(), SIGUSR2)
    thread.join()
    for how, mask in ((99, ()), (SIG_BLOCK, {0})):
        try:
            signal.pthread_sigmask(how, mask)
        except (OSError, ValueError) as error:
            print(type(error).__name__)

    def elsewhere():
        try:
            signal.signal(SIGUSR1, signal.SIG_DFL)
        except ValueError as error:
            print(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    try:
        signal.signal(signal.SIGKILL, signal.SIG_IGN)
    except OSError:
        print('SIGKILL stays')
