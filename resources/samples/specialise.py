# `total` is called with ints often enough for its additions to become
# BINARY_OP_ADD_INT. Then floats come, and text: the guards miss, the
# counter runs down, and the instruction changes once more.


def total(items, start):
    result = start
    for item in items:
        result = result + item
    return result


print("ints:", total(range(100), 0))
print("more ints:", total([1, 2, 3, 4], 0))
print("floats:", total([0.5, 0.25, 0.125], 0.0))
print("text:", total(["sp", "am"], ""))
print("lists:", total([[1], [2, 3]], []))
print("ints again:", total(range(1000), 0))


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def sum_x(points):
    total = 0
    for point in points:
        total += point.x
    return total


points = [Point(n, -n) for n in range(60)]
print("instance attribute:", sum_x(points))

# A class attribute of the same name elsewhere: the site sees a new type.


class Origin:
    x = 1000


print("another type:", sum_x([Origin(), *points[:3], Origin()]))
