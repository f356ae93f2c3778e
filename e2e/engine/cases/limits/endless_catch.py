import time

print('never gives up')
while True:
    try:
        time.sleep(1)
    except BaseException as error:
        print(error)
