"""Nothing provides for an interrupt, but something goes on that would not end: it is over as fast as ever."""

import threading


def spin():
    while True:
        pass


threading.Thread(target=spin).start()
print('working', flush=True)
threading.Event().wait()
