"""Files are the run's own: the program's, and what it writes."""

import os

print(os.listdir())
try:
    open('data.csv')
except FileNotFoundError as error:
    print(error.strerror)
with open('data.csv', 'w') as file:
    file.write('1,2')
print(sorted(os.listdir()))
