"""An exception in a thread ends the thread only."""

import threading


def fail():
    raise ValueError('in a thread')


thread = threading.Thread(target=fail, name='Worker')
thread.start()
thread.join()
print('main goes on')
