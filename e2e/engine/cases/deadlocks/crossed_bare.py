import threading

a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(2)


def work(first, second):
    first.acquire()
    both.wait()
    second.acquire()
    print('never')
    give_back(first, second)


def give_back(*locks):
    for lock in locks:
        lock.release()


one = threading.Thread(target=work, args=(a, b))
other = threading.Thread(target=work, args=(b, a))
one.start()
other.start()
one.join()
other.join()
