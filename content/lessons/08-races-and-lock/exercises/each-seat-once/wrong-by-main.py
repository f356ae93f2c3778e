# fails: processes, lines


import time

SEATS = ["A1", "A2", "A3", "B1", "B2", "B3"]


def issue(seat):
    time.sleep(0.15)  # stands for a slow printer
    print(f"seat {seat}")


if __name__ == "__main__":
    for seat in SEATS:
        issue(seat)
    print("sold out")
