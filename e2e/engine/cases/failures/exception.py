"""An exception that nobody catches in the main process."""


def divide(a, b):
    return a / b


print('before')
divide(1, 0)
