import multiprocessing
import threading


def wait(event):
    event.wait()
    print('woken')


if __name__ == '__main__':
    event = multiprocessing.Event()
    process = multiprocessing.Process(target=wait, args=(event,))
    process.start()
    local = threading.Event()
    thread = threading.Thread(target=wait, args=(local,))
    thread.start()
    print(input('name? '))
    event.set()
    local.set()
    process.join()
    thread.join()
