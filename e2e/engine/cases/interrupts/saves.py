"""What `finally` and `atexit` do is done, and the traceback is printed."""

import atexit
import time


def save():
    time.sleep(0.3)
    print('saved', flush=True)


atexit.register(print, 'at exit', flush=True)
try:
    print('working', flush=True)
    while True:
        pass
finally:
    save()
