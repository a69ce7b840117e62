# What runs when something goes wrong, and in which order. The exception
# table of each function says where its handlers begin.


class Tidy:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("  open", self.name)
        return self

    def __exit__(self, kind, error, trace):
        print("  close", self.name, "after", kind.__name__ if kind else "no error")
        return kind is KeyError


def divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError as error:
        print("  caught:", error)
        return None
    else:
        print("  no error")
        return result
    finally:
        print("  finally")


def early_return():
    for n in range(5):
        try:
            if n == 2:
                return "left at %d" % n
        finally:
            print("  leaving round", n)


def wrapped():
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("no such thing") from error


print("divide(6, 3)")
print("->", divide(6, 3))
print("divide(1, 0)")
print("->", divide(1, 0))
print("early_return()")
print("->", early_return())

with Tidy("outer"), Tidy("inner"):
    raise KeyError("swallowed by inner")

try:
    wrapped()
except ValueError as error:
    print("ValueError:", error, "because of", repr(error.__cause__))
