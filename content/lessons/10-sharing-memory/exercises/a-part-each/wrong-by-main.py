# fails: processes, ran


import time

WORKERS = 3
FACTOR = 5


def measure(place):
    time.sleep(0.1)  # stands for work
    return FACTOR * (place + 1)


if __name__ == "__main__":
    depths = [measure(place) for place in range(12)]
    print(depths)
