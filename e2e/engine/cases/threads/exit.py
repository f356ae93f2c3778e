"""The main thread ends first: threads that are no daemons are waited for, daemons are not."""

import atexit
import threading
import time


def late():
    time.sleep(0.1)
    print('late')


atexit.register(print, 'at exit')
threading.Thread(target=late).start()
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print('end of main')
