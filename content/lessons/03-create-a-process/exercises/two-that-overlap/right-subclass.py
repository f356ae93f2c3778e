"""With a class of its own."""

import time
from multiprocessing import Process

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)  # stands for a slow network
    print(f"{what} here")


class Download(Process):
    def __init__(self, what):
        super().__init__()
        self.what = what

    def run(self):
        download(self.what)


if __name__ == "__main__":
    downloads = {what: Download(what) for what in ("the text is", "the pictures are")}
    for each in downloads.values():
        each.start()
    for each in downloads.values():
        each.join(timeout=30)
    print("both are here")
