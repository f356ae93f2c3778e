# fails: joined

import time
from multiprocessing import Process

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)  # stands for a slow network
    print(f"{what} here")


if __name__ == "__main__":
    Process(target=download, args=("the text is",)).start()
    Process(target=download, args=("the pictures are",)).start()
    time.sleep(2)
    print("both are here")
