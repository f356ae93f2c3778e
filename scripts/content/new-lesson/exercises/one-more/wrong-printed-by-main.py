# fails: processes

import time


def greet(name):
    time.sleep(0.3)
    print(f"Hello from {name}")


if __name__ == "__main__":
    for name in ("Ann", "Ben", "Cem"):
        greet(name)
    print("That was all.")
