"""Two downloads, one after the other."""

import time

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)  # stands for a slow network
    print(f"{what} here")


if __name__ == "__main__":
    download("the text is")
    download("the pictures are")
    print("both are here")
