from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(1)


def inner():
    return 1


def outer():
    return executor.submit(inner).result()


print(executor.submit(outer).result())
