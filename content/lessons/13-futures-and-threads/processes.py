"""Eight downloads at the same time, in processes."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def download(page):
    time.sleep(0.2 + 0.05 * (page * 3 % 8))  # stands for waiting for the network
    return f"page {page}"


if __name__ == "__main__":
    with ProcessPoolExecutor(8) as executor:
        futures = [executor.submit(download, page) for page in range(8)]
        for future in as_completed(futures):
            print(future.result())
