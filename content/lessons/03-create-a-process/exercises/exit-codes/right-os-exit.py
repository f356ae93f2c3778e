"""Left at once, and waited for in a loop of its own."""

import os
import time
from multiprocessing import Process

WORDS = ["level", "python", "noon"]
SECONDS = 0.3


def check(word):
    time.sleep(SECONDS)  # stands for work
    os._exit(0 if word == word[::-1] else 1)


if __name__ == "__main__":
    processes = {word: Process(target=check, args=(word,)) for word in WORDS}
    for process in processes.values():
        process.start()
    for process in processes.values():
        process.join()
    for word in WORDS:
        print(f"{word}: {processes[word].exitcode}")
    print("all words are checked")
