import threading

a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(2)


def work(first, second):
    with first:
        both.wait()
        with second:
            print('never')


one = threading.Thread(target=work, args=(a, b))
other = threading.Thread(target=work, args=(b, a))
one.start()
other.start()
one.join()
other.join()
