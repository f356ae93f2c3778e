from multiprocessing import Pool

PRICES = ["12", "7", "free", "30"]


def read(price):
    return int(price)


if __name__ == "__main__":
    numbers = []
    with Pool(2) as pool:
        results = [pool.apply_async(read, (price,)) for price in PRICES]
        for result in results:
            try:
                numbers.append(result.get())
            except ValueError as error:
                print("not counted:", error)
    print("the total is", sum(numbers))
