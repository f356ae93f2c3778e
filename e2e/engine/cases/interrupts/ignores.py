"""It has a handler for the interrupt, which does nothing: it has 3 seconds."""

import signal

signal.signal(signal.SIGINT, lambda *_: print('no', flush=True))
print('working', flush=True)
while True:
    pass
