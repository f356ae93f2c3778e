import time
from multiprocessing import Process
from threading import Event, Lock, Thread

lock = Lock()
writing = Event()


def write_log():
    with lock:
        writing.set()
        time.sleep(0.3)


def work():
    print("the child wants the lock")
    with lock:
        print("the child has the lock")


if __name__ == "__main__":
    Thread(target=write_log).start()
    writing.wait()
    process = Process(target=work)
    process.start()
    process.join()
    print("exit code", process.exitcode)
