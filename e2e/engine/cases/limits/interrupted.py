"""Stop is Ctrl+C: a KeyboardInterrupt, with time to clean up."""

import time

try:
    print('waiting')
    while True:
        time.sleep(0.01)
except KeyboardInterrupt:
    print('interrupted')
