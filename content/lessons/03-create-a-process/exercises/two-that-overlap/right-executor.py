"""With an executor."""

import time
from concurrent.futures import ProcessPoolExecutor, wait

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)  # stands for a slow network
    print(f"{what} here")


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        wait([executor.submit(download, what) for what in ("the text is", "the pictures are")])
    print("both are here")
