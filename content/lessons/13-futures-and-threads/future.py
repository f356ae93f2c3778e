"""Three futures: one has a result, one an error, one is never begun."""

import time
from concurrent.futures import ProcessPoolExecutor


def invert(number):
    time.sleep(0.3)
    return 1 / number


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        four, zero = executor.submit(invert, 4), executor.submit(invert, 0)
        spare = [executor.submit(invert, number) for number in range(1, 6)]
        print("done already:", four.done())
        print("result:", four.result())
        print("cancelled:", spare[-1].cancel())
        try:
            print("result:", zero.result())
        except ZeroDivisionError as error:
            print("error:", error)
    print("done:", [future.done() for future in spare])
