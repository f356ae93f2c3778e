# fails: at-once

import time
from multiprocessing import Process

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)  # stands for a slow network
    print(f"{what} here")


if __name__ == "__main__":
    for what in ("the text is", "the pictures are"):
        process = Process(target=download, args=(what,))
        process.start()
        process.join()
    print("both are here")
