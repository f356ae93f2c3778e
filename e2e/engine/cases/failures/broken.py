value = 1
value.missing
