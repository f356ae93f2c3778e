"""What only the main thread does, and numbers that tell all threads of all processes apart."""

import _thread
import os
import threading
from multiprocessing import Pipe, Process


def send_id(connection):
    connection.send((os.getpid(), threading.main_thread().native_id, threading.get_native_id()))


try:
    thread = threading.Thread(target=_thread.interrupt_main)
    thread.start()
    thread.join()
    while True:
        pass
except KeyboardInterrupt:
    print('KeyboardInterrupt', threading.current_thread() is threading.main_thread())

if __name__ == '__main__':
    ours, theirs = Pipe()
    process = Process(target=send_id, args=(theirs,))
    process.start()
    pid, main, own = ours.recv()
    process.join()
    print(pid == main == own, os.getpid() == threading.get_native_id(), thread.native_id not in (pid, os.getpid()))
    lock = threading.Lock()
    for arguments in ((False, 1), (True, -2)):
        try:
            lock.acquire(*arguments)
        except ValueError as error:
            print(type(error).__name__)
