import time
from concurrent.futures import ProcessPoolExecutor


def greet(name):
    time.sleep(0.3)
    print(f"Hello from {name}")


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for name in ("Ann", "Ben", "Cem"):
            executor.submit(greet, name)
    print("That was all.")
