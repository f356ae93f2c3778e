"""Exceptions that the page has a hint for, each by a process of its own: what they say is what the hints look for."""

import os
import queue
import socket
import subprocess
import threading
import urllib.request
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock, Pool, Process, Queue


def library():
    import numpy


def name():
    socket.create_connection(('example.com', 80))


def address():
    socket.socket().connect(('192.0.2.1', 80))


def nobody():
    socket.socket().connect(('localhost', 80))


def page():
    urllib.request.urlopen('https://example.com')


def server():
    socket.socket().listen()


def program():
    subprocess.run(['ls'])


def shell():
    os.popen('ls')


def another():
    os.execvp('ls', ['ls'])


def copy():
    os.fork()


def spawned():
    os.spawnlp(os.P_WAIT, 'ls', 'ls')


def length():
    [0] * 10**10


def span():
    len(range(10**10))


def repeated():
    'ab' * (2**31 - 1)


def too_much():
    [0] * 10**9


def no_file():
    open('data.csv')


def nameless():
    with Pool(1) as pool:
        pool.map(lambda number: number, [1])


def local():
    def inner():
        pass

    with Pool(1) as pool:
        pool.apply(inner)


def of_threads():
    with Pool(1) as pool:
        pool.apply(id, [queue.Queue()])


def lock_of_threads():
    with Pool(1) as pool:
        pool.apply(id, [threading.Lock()])


def to_a_pool():
    with Pool(1) as pool:
        pool.apply(id, [Queue()])


def lock_to_a_pool():
    with Pool(1) as pool:
        pool.apply(id, [Lock()])


def closed():
    with Pool(1) as pool:
        pass
    pool.map(abs, [1])


def shut_down():
    with ProcessPoolExecutor(1) as executor:
        pass
    executor.submit(abs, 1)


if __name__ == '__main__':
    for function in (
        *(library, name, address, nobody, page, server, program, shell, another, copy, spawned),
        *(length, span, repeated, too_much, no_file),
        *(nameless, local, of_threads, lock_of_threads, to_a_pool, lock_to_a_pool, closed, shut_down),
    ):
        process = Process(target=function)
        process.start()
        process.join()
