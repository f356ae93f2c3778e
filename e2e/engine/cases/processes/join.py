"""join(timeout) returns while the process lives; is_alive, active_children, sentinel and close tell the truth."""

import time
from multiprocessing import Event, Process, active_children
from multiprocessing.connection import wait


def wait_for(event):
    event.wait()


if __name__ == '__main__':
    event = Event()
    process = Process(target=wait_for, args=(event,))
    print(process.is_alive(), process.exitcode, process.pid)
    process.start()
    began = time.monotonic()
    print(process.join(0.05), process.is_alive(), process.exitcode, time.monotonic() - began >= 0.05)
    print(wait([process.sentinel], timeout=0), active_children() == [process])
    try:
        process.close()
    except ValueError as error:
        print(error)
    event.set()
    print(wait([process.sentinel], timeout=5) == [process.sentinel])
    process.join()
    process.join(0)
    print(process.is_alive(), process.exitcode, active_children())
    process.close()
    try:
        process.is_alive()
    except ValueError as error:
        print(error)
    try:
        process = Process(target=print)
        process.join()
    except AssertionError as error:
        print(error)
