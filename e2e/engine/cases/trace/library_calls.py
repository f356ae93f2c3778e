"""What a line waits in, and what it imports: the library's calls by their names."""

import colorsys
import json
import time
from multiprocessing import Pool, Process, Queue


def late(queue):
    time.sleep(0.2)
    queue.put(colorsys.rgb_to_hsv(1, 0, 0)[2])
    time.sleep(0.2)  # So that it is waited for.


def slow(number):
    time.sleep(0.2)
    return json.dumps(number)


if __name__ == '__main__':
    queue = Queue()
    process = Process(target=late, args=(queue,))
    process.start()
    print(queue.get())
    process.join()
    with Pool(2) as pool:
        print(pool.map(slow, range(2)))
