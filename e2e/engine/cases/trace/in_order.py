"""Two processes that take turns with a lock and a pipe, in whatever order they are let."""

from multiprocessing import Lock, Pipe, Process


def work(name, lock, connection):
    for number in range(2):
        with lock:
            connection.send(f'{name}{number}')


if __name__ == '__main__':
    input()
    lock = Lock()
    ours, theirs = Pipe()
    processes = [Process(target=work, name=name, args=(name, lock, theirs)) for name in 'AB']
    for process in processes:
        process.start()
    print(*(ours.recv() for _ in range(4)))
    for process in processes:
        process.join()
