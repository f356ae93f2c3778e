number = 42
