"""A thread interrupts the main thread, which sees it where it waits: never later, when it has gone on."""

import _thread
import threading

raised = 0
for i in range(300):
    thread = threading.Thread(target=_thread.interrupt_main)
    try:
        thread.start()
        thread.join()
    except KeyboardInterrupt:
        raised += 1
    thread.join()
print(raised)
