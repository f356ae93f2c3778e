"""While one thread waits for the reader, another prints."""

import threading
import time

answers = []
asking = threading.Event()


def ask():
    asking.set()
    answers.append(input())


thread = threading.Thread(target=ask)
thread.start()
asking.wait()
for n in range(3):
    print('meanwhile', n)
    time.sleep(0.02)
print('type now')
thread.join()
print(answers)
