"""With a pool."""

import time
from multiprocessing import Pool

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)  # stands for a slow network
    print(f"{what} here")


if __name__ == "__main__":
    pool = Pool(2)
    results = [pool.apply_async(download, (what,)) for what in ("the text is", "the pictures are")]
    for result in results:
        result.get()
    pool.close()
    pool.join()
    print("both are here")
