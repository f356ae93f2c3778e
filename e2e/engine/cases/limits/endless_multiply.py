print('in C', flush=True)
n = 3 ** (10**7)
while True:
    n * n
