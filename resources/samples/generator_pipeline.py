# Three generators pull values through each other, one at a time.
# Each keeps a frame of its own between two values.


def numbers(limit):
    n = 1
    while n <= limit:
        yield n
        n += 1


def squares(source):
    for n in source:
        yield n * n


def pick(source, wanted):
    for n in source:
        if wanted(n):
            yield n


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


def chain(*sources):
    for source in sources:
        yield from source


pipeline = pick(squares(numbers(12)), lambda n: n % 3 == 1)
print("squares of the form 3k + 1:", list(pipeline))

mean = averager()
next(mean)
for value in chain(numbers(3), [10, 20]):
    print("sent", value, "-> average", mean.send(value))
mean.close()
