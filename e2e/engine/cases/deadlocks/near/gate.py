import multiprocessing
import threading
import time


def pass_gate(gate):
    gate.acquire()
    print('through')


def release_later(gate):
    time.sleep(0.6)
    gate.release()


if __name__ == '__main__':
    local = threading.Lock()
    local.acquire()
    threads = [threading.Thread(target=function, args=(local,)) for function in (release_later, pass_gate)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shared = multiprocessing.Lock()
    shared.acquire()
    process = multiprocessing.Process(target=release_later, args=(shared,))
    process.start()
    pass_gate(shared)
    process.join()
