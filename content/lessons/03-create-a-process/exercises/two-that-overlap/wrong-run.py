# fails: processes, ran

import time
from multiprocessing import Process

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)  # stands for a slow network
    print(f"{what} here")


if __name__ == "__main__":
    text = Process(target=download, args=("the text is",))
    pictures = Process(target=download, args=("the pictures are",))
    text.run()
    pictures.run()
    print("both are here")
