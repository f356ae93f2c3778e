import queue
import threading
import time

jobs = queue.Queue()


def work():
    while True:
        print(jobs.get())
        jobs.task_done()


threading.Thread(target=work, daemon=True).start()
threading.Thread(target=threading.Event().wait, daemon=True).start()
time.sleep(0.6)
jobs.put('job')
jobs.join()
