# The same numbers twice. Step into `slow` and see the call stack grow;
# the profile counts every one of its calls.


def slow(n):
    if n < 2:
        return n
    return slow(n - 1) + slow(n - 2)


def fast(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


for n in range(12):
    print(n, slow(n), fast(n), slow(n) == fast(n))

print("fast(90) =", fast(90))
print("fast(100) =", fast(100))
