print('in C')
sum(range(10**12))
