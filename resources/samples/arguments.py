# Every way to pass and to receive an argument, and what goes wrong when
# they do not fit.


def report(first, second=2, /, third=3, *rest, flag, other="o", **extra):
    return first, second, third, rest, flag, other, extra


print(report(1, flag=True))
print(report(1, 20, 30, 40, 50, flag=False))
print(report(1, third=33, flag=None, colour="red", size=4))

values = (10, 20, 30, 40)
options = {"flag": "yes", "unit": "cm"}
print(report(*values, **options))
print(report(0, *values[:1], other="x", **options))

mistakes = [
    lambda: report(),
    lambda: report(1),
    lambda: report(first=1, flag=1),
    lambda: report(1, 2, 3, flag=1, third=4),
    lambda: divmod(1),
    lambda: len(),
]
for mistake in mistakes:
    try:
        mistake()
    except TypeError as error:
        print("TypeError:", error)


def twice(function):
    def wrapper(*args, **kwargs):
        return [function(*args, **kwargs), function(*args, **kwargs)]

    return wrapper


@twice
def greet(name, *, mark="!"):
    return "hello " + name + mark


print(greet("ada"))
print(greet(name="bob", mark="?"))
