"""Locks between processes, held in turn: both ends of each hold, and of no other's."""

from multiprocessing import Condition, Lock, Pipe, Process, Queue, RLock, Semaphore, Value


def holder(lock, pipe):
    lock.acquire()
    pipe.send('held')
    pipe.recv()
    lock.release()


def counter(value, queue):
    with value.get_lock():
        value.value += 1
    queue.put(value.value)


def waiter(condition, pipe):
    with condition:
        pipe.send('waits')
        condition.wait()


if __name__ == '__main__':
    lock = Lock()
    here, there = Pipe()
    process = Process(target=holder, args=(lock, there))
    process.start()
    here.recv()
    print(lock.acquire(timeout=0.2))
    here.send('go on')
    with lock:
        print('mine')
    process.join()

    value, queue = Value('i', 0), Queue()
    process = Process(target=counter, args=(value, queue))
    process.start()
    print(queue.get())
    process.join()

    recursive = RLock()
    with recursive:
        with recursive:
            print('twice')

    places = Semaphore(2)
    places.acquire()
    places.acquire()
    print(places.acquire(block=False))
    places.release()
    places.release()

    condition = Condition()
    process = Process(target=waiter, args=(condition, there))
    process.start()
    here.recv()
    with condition:
        condition.notify()
    process.join()
