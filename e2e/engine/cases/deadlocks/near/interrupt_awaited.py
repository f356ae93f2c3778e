import signal
import threading

stop = threading.Event()
signal.signal(signal.SIGINT, lambda *_: stop.set())
print('waiting for Ctrl+C', flush=True)
stop.wait()
