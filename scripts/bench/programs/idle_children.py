"""Starts one child, then eight more, then ends these eight; each step when a line is typed."""

from multiprocessing import Event, Process, Semaphore


def idle(started, ended):
    started.release()
    ended.wait()


def start(count):
    started, ended = Semaphore(0), Event()
    processes = [Process(target=idle, args=(started, ended)) for _ in range(count)]
    for process in processes:
        process.start()
    for _ in range(count):
        started.acquire()
    return processes, ended


def end(processes, ended):
    ended.set()
    for process in processes:
        process.join()


if __name__ == '__main__':
    first = start(1)
    print('one child')
    input()
    eight = start(8)
    print('nine children')
    input()
    end(*eight)
    print('one again')
    input()
    end(*first)
