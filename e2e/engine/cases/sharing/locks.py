"""Lock, RLock, Semaphore and BoundedSemaphore over processes."""

import time
from multiprocessing import BoundedSemaphore, Lock, Process, RLock, Semaphore, SimpleQueue, Value


def add(lock, total, times):
    for _ in range(times):
        with lock:
            value = total.value
            time.sleep(0)
            total.value = value + 1


def enter(semaphore, inside, most):
    for _ in range(3):
        with semaphore:
            with inside.get_lock():
                inside.value += 1
                most.value = max(most.value, inside.value)
            time.sleep(0.01)
            with inside.get_lock():
                inside.value -= 1


def again(lock, answers):
    with lock, lock:
        answers.put('twice')
    try:
        lock.release()
    except AssertionError as error:
        answers.put(str(error))


if __name__ == '__main__':
    for lock in (Lock(), RLock()):
        total = Value('i', 0, lock=False)
        processes = [Process(target=add, args=(lock, total, 30)) for _ in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(type(lock).__name__, total.value)

    semaphore, inside, most = Semaphore(2), Value('i', 0), Value('i', 0)
    processes = [Process(target=enter, args=(semaphore, inside, most)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(most.value <= 2, inside.value, semaphore.get_value())

    answers = SimpleQueue()
    rlock = RLock()
    process = Process(target=again, args=(rlock, answers))
    process.start()
    print(answers.get(), '|', answers.get())
    process.join()

    lock = Lock()
    print(lock.acquire(), lock.acquire(block=False), lock.acquire(timeout=0.02))
    lock.release()
    try:
        lock.release()
    except ValueError as error:
        print(error)
    bounded = BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    print(lock, semaphore)
