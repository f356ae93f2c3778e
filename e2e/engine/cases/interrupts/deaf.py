"""It ignores the interrupt, so there is nothing to wait for."""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
print('working', flush=True)
try:
    while True:
        pass
finally:
    print('never')
