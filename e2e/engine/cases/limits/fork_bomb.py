"""There is a limit to processes; the one that reaches it gets an exception, and all others live on."""

import errno
from multiprocessing import Event, Process


def wait(go):
    go.wait()


if __name__ == '__main__':
    go = Event()
    processes = []
    try:
        while True:
            process = Process(target=wait, args=(go,))
            process.start()
            processes.append(process)
    except BlockingIOError as error:
        print(type(error).__name__, error.errno == errno.EAGAIN, error)
    print(4 <= len(processes) <= 100, all(process.is_alive() for process in processes))
    go.set()
    for process in processes:
        process.join()
    print({process.exitcode for process in processes})
    process = Process(target=print, args=('room again',))
    process.start()
    process.join()
