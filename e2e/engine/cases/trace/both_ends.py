"""What goes from one process to another: a message, a signal, a shared number."""

import os
import signal
from multiprocessing import Pipe, Process, Value


def child(pipe, number):
    signal.signal(signal.SIGUSR1, lambda *_: pipe.send('signalled'))
    pipe.send('ready')
    print(pipe.recv())
    number.value += 1


if __name__ == '__main__':
    here, there = Pipe()
    number = Value('i', 0)
    process = Process(target=child, args=(there, number))
    process.start()
    print(here.recv())
    os.kill(process.pid, signal.SIGUSR1)
    print(here.recv())
    here.send('go on')
    process.join()
    print(number.value)
