import multiprocessing
import time


def work(lock, spin):
    with lock:
        until = time.monotonic() + spin
        while time.monotonic() < until:
            pass


if __name__ == '__main__':
    lock = multiprocessing.Lock()
    processes = [multiprocessing.Process(target=work, args=(lock, 0.7)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print('done')
