"""What sys.exit() does, by hand: nothing is done for a word that is all right."""

import time
from multiprocessing import Process

WORDS = ["level", "python", "noon"]
SECONDS = 0.3


def check(word):
    time.sleep(SECONDS)  # stands for work
    if word != word[::-1]:
        raise SystemExit(1)


def main():
    processes = [Process(target=check, args=(word,), name=word) for word in WORDS]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        print(f"{process.name}: {process.exitcode}")
    print("all words are checked")


if __name__ == "__main__":
    main()
