"""Starts one child, then eight more, then ends all nine; each step when a line is typed."""

from multiprocessing import Event, Process, Semaphore


def idle(started, ended):
    started.release()
    ended.wait()


def start(count, started, ended):
    processes = [Process(target=idle, args=(started, ended)) for _ in range(count)]
    for process in processes:
        process.start()
    for _ in range(count):
        started.acquire()
    return processes


if __name__ == '__main__':
    started, ended = Semaphore(0), Event()
    processes = start(1, started, ended)
    print('one child')
    input()
    processes += start(8, started, ended)
    print('nine children')
    input()
    ended.set()
    for process in processes:
        process.join()
    print('no child')
    input()
