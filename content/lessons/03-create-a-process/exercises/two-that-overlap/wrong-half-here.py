# fails: processes, ran

import time
from multiprocessing import Process

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)  # stands for a slow network
    print(f"{what} here")


if __name__ == "__main__":
    text = Process(target=download, args=("the text is",))
    text.start()
    download("the pictures are")
    text.join()
    print("both are here")
