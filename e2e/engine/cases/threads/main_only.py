"""What only the main thread does, and numbers that tell all threads of all processes apart."""

import _thread
import os
import threading
import time
from multiprocessing import Pipe, Process


def send_id(connection):
    connection.send((os.getpid(), threading.main_thread().native_id, threading.get_native_id()))


def interrupt():
    # Not in the middle of start(), where an exception leaves locks behind, here as on any machine.
    while not spinning:
        time.sleep(0.001)
    _thread.interrupt_main()


spinning = False
thread = threading.Thread(target=interrupt)
thread.start()
try:
    spinning = True
    while True:
        pass
except KeyboardInterrupt:
    print('KeyboardInterrupt', threading.current_thread() is threading.main_thread())
thread.join()

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
