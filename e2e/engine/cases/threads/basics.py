"""Threads, their locks, and what they share."""

import queue
import threading
import time

total = 0
lock = threading.Lock()


def add(times):
    global total
    for _ in range(times):
        with lock:
            value = total
            if value % 50 == 0:
                time.sleep(0)
            total = value + 1


threads = [threading.Thread(target=add, args=(500,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, [thread.is_alive() for thread in threads])

local = threading.local()
local.name = 'main'
seen = []


def keep(name):
    seen.append(hasattr(local, 'name'))
    local.name = name
    time.sleep(0.01)
    seen.append(local.name)


threads = [threading.Thread(target=keep, args=(name,)) for name in 'ab']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(map(str, seen)), local.name)

fired = threading.Event()
timer = threading.Timer(0.02, fired.set)
timer.start()
print(fired.is_set(), fired.wait(5))
timer = threading.Timer(60, print, ('never',))
timer.start()
timer.cancel()
timer.join()

tasks, results = queue.Queue(), queue.Queue()


def work():
    while (task := tasks.get()) is not None:
        results.put(task * task)
        tasks.task_done()


worker = threading.Thread(target=work)
worker.start()
for n in range(5):
    tasks.put(n)
tasks.join()
tasks.put(None)
worker.join()
print(sorted(results.get() for _ in range(5)))
try:
    results.get(timeout=0.02)
except queue.Empty as error:
    print(type(error).__name__)

rlock, condition, semaphore = threading.RLock(), threading.Condition(), threading.Semaphore(2)
with rlock, rlock:
    print('twice')
barrier = threading.Barrier(3)
met = []
threads = [threading.Thread(target=lambda: met.append(barrier.wait())) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(met))
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.02), lock.locked())
lock.release()
with condition:
    print(condition.wait(0.02))
print(threading.active_count(), threading.current_thread().name)
thread = threading.Thread(target=time.sleep, args=(60,), daemon=True)
thread.start()
thread.join(0.02)
print(thread.is_alive())
