import multiprocessing
import threading
import time


def consume(condition):
    with condition:
        condition.wait()
        print('notified')


def notify(condition):
    time.sleep(0.7)
    with condition:
        condition.notify_all()


if __name__ == '__main__':
    for kind, made in ((threading.Thread, threading.Condition()), (multiprocessing.Process, multiprocessing.Condition())):
        both = [kind(target=function, args=(made,)) for function in (consume, notify)]
        for each in both:
            each.start()
        for each in both:
            each.join()
