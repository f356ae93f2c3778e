"""One thread has another raise an exception, as recipes that end threads do."""

import ctypes
import threading
import time


class Ended(Exception):
    pass


def work(begun, step):
    begun.set()
    try:
        while True:
            step()
    except Ended:
        print(threading.current_thread().name, 'ended')
    finally:
        print('left')


def end(ident, exception):
    return ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_long(ident), ctypes.py_object(exception))


if __name__ == '__main__':
    for name, step in (('computes', int), ('sleeps', lambda: time.sleep(0.01))):
        begun = threading.Event()
        thread = threading.Thread(target=work, args=(begun, step), name=name)
        thread.start()
        begun.wait()
        print(end(thread.ident, Ended))
        thread.join()
    print(end(thread.ident, Ended))
    try:
        end(threading.get_ident(), Ended)
        while True:
            pass
    except Ended:
        print('in this thread, too')
    print(isinstance(threading.RLock(), threading._CRLock), repr(threading.RLock()).split(' at ')[0])
