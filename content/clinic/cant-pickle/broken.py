from multiprocessing import Pool


def main():
    tax = 7

    def with_tax(price):
        return price + tax

    with Pool(2) as pool:
        print(pool.map(with_tax, [10, 20, 30]))


if __name__ == "__main__":
    main()
