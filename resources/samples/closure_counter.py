# A closure keeps its variable alive in a cell. Watch the cell of `count`
# while `step` runs: two counters have two cells.


def make_counter(start=0, step=1):
    count = start

    def tick():
        nonlocal count
        count += step
        return count

    def reset():
        nonlocal count
        count = start

    return tick, reset


apples, empty_basket = make_counter()
minutes, _ = make_counter(start=55, step=5)

for _ in range(3):
    print("apples:", apples(), "minutes:", minutes())

empty_basket()
print("after reset:", apples())
print("free variables of tick:", apples.__code__.co_freevars)
