"""It means to clean up, but waits for itself."""

import threading

lock = threading.Lock()
try:
    print('working', flush=True)
    while True:
        pass
except KeyboardInterrupt:
    with lock, lock:
        print('never')
