"""A class whose processes leave with what `check` returns."""

import sys
import time
from multiprocessing import Process

WORDS = ["level", "python", "noon"]
SECONDS = 0.3


def check(word):
    time.sleep(SECONDS)  # stands for work
    return 0 if word == word[::-1] else 1


class Checker(Process):
    def __init__(self, word):
        super().__init__()
        self.word = word

    def run(self):
        sys.exit(check(self.word))


if __name__ == "__main__":
    checkers = [Checker(word) for word in WORDS]
    for checker in checkers:
        checker.start()
    for checker in checkers:
        checker.join()
        print(f"{checker.word}: {checker.exitcode}")
    print("all words are checked")
