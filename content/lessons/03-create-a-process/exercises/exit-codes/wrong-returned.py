# fails: lines

import time
from multiprocessing import Process

WORDS = ["level", "python", "noon"]
SECONDS = 0.3


def check(word):
    time.sleep(SECONDS)  # stands for work
    return 0 if word == word[::-1] else 1


if __name__ == "__main__":
    processes = {word: Process(target=check, args=(word,)) for word in WORDS}
    for process in processes.values():
        process.start()
    for word, process in processes.items():
        process.join()
        print(f"{word}: {process.exitcode}")
    print("all words are checked")
