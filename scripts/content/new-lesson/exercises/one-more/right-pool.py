import time
from multiprocessing import Pool


def greet(name):
    time.sleep(0.3)
    print(f"Hello from {name}")


if __name__ == "__main__":
    with Pool(3) as pool:
        pool.map(greet, ("Ann", "Ben", "Cem"), chunksize=1)
        pool.close()
        pool.join()
    print("That was all.")
