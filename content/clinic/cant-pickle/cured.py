from functools import partial
from multiprocessing import Pool


def with_tax(tax, price):
    return price + tax


def main():
    tax = 7

    with Pool(2) as pool:
        print(pool.map(partial(with_tax, tax), [10, 20, 30]))


if __name__ == "__main__":
    main()
