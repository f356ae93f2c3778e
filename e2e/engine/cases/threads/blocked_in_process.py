"""While one thread waits for a process, a pipe or a lock of other processes, the others go on."""

import threading
import time
from multiprocessing import Lock, Pipe, Process, Queue


def sleep_and_send(connection, queue):
    time.sleep(0.15)
    connection.send('sent')
    queue.put('put')


if __name__ == '__main__':
    reader, writer = Pipe(duplex=False)
    queue = Queue()
    lock = Lock()
    lock.acquire()
    process = Process(target=sleep_and_send, args=(writer, queue))
    process.start()
    ticks, results = [], []
    threads = [
        threading.Thread(target=lambda: results.append(reader.recv())),
        threading.Thread(target=lambda: results.append(queue.get())),
        threading.Thread(target=lambda: results.append(process.join())),
        threading.Thread(target=lambda: results.append(lock.acquire())),
    ]
    for thread in threads:
        thread.start()
    while len(results) < 3:
        ticks.append(1)
        time.sleep(0.01)
    print(sorted(map(str, results)), len(ticks) > 3)
    lock.release()
    for thread in threads:
        thread.join()
    print(len(results))
