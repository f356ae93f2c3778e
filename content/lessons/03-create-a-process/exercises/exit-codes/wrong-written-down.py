# fails: lines

import sys
import time
from multiprocessing import Process

WORDS = ["level", "python", "noon"]
SECONDS = 0.3


def check(word):
    time.sleep(SECONDS)  # stands for work
    sys.exit(0 if word == word[::-1] else 1)


if __name__ == "__main__":
    processes = [Process(target=check, args=(word,)) for word in WORDS]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    for word, code in {"level": 0, "python": 1, "noon": 0}.items():
        print(f"{word}: {code}")
    print("all words are checked")
