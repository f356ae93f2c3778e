# fails: processes, ran

import time

WORDS = ["level", "python", "noon"]
SECONDS = 0.3


def check(word):
    time.sleep(SECONDS)  # stands for work
    return 0 if word == word[::-1] else 1


if __name__ == "__main__":
    for word in WORDS:
        print(f"{word}: {check(word)}")
    print("all words are checked")
