"""A list of a gigabyte and more, in the main process."""

print('begin', flush=True)
numbers = []
while True:
    numbers.extend([None] * 50_000_000)
