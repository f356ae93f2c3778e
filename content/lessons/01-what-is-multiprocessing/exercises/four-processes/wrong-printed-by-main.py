# fails: processes, ran

NUMBERS = 2_000_000  # in all parts together
PARTS = 4

if __name__ == "__main__":
    for part in range(PARTS):
        print(f"part {part}: {sum(range(part, NUMBERS, PARTS))}")
    print(f"{PARTS} parts are done")
