import threading
import time

a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(2)


def work(first, second):
    with first:
        both.wait()
        with second:
            print('never')


for locks in ((a, b), (b, a)):
    threading.Thread(target=work, args=locks, daemon=True).start()
time.sleep(1)
print('the main thread goes on')
