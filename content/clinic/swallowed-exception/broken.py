from multiprocessing import Pool

PRICES = ["12", "7", "free", "30"]


def read(price):
    return int(price)


if __name__ == "__main__":
    numbers = []
    with Pool(2) as pool:
        for price in PRICES:
            pool.apply_async(read, (price,), callback=numbers.append)
        pool.close()
        pool.join()
    print("the total is", sum(numbers))
