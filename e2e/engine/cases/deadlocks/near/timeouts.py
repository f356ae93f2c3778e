import threading

a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(2)


def work(first, second):
    with first:
        both.wait()
        print(second.acquire(timeout=0.7))
        both.wait()


threads = [threading.Thread(target=work, args=locks) for locks in ((a, b), (b, a))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
