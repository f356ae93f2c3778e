# fails: processes, ran

import time
from threading import Thread

WORDS = ["level", "python", "noon"]
SECONDS = 0.3

codes = {}


def check(word):
    time.sleep(SECONDS)  # stands for work
    codes[word] = 0 if word == word[::-1] else 1


if __name__ == "__main__":
    threads = {word: Thread(target=check, args=(word,)) for word in WORDS}
    for thread in threads.values():
        thread.start()
    for word, thread in threads.items():
        thread.join()
        print(f"{word}: {codes[word]}")
    print("all words are checked")
