# fails: started-together

import sys
import time
from multiprocessing import Process

WORDS = ["level", "python", "noon"]
SECONDS = 0.3


def check(word):
    time.sleep(SECONDS)  # stands for work
    sys.exit(0 if word == word[::-1] else 1)


if __name__ == "__main__":
    for word in WORDS:
        process = Process(target=check, args=(word,))
        process.start()
        process.join()
        print(f"{word}: {process.exitcode}")
    print("all words are checked")
