# A stack machine inside the stack machine: it computes a factorial with
# seven instructions, and can show each of its steps.


class Machine:
    def __init__(self, program, trace=False):
        self.program = program
        self.trace = trace
        self.stack = []
        self.memory = {}
        self.steps = 0

    def push(self, value):
        self.stack.append(value)

    def store(self, name):
        self.memory[name] = self.stack.pop()

    def load(self, name):
        self.stack.append(self.memory[name])

    def mul(self):
        right, left = self.stack.pop(), self.stack.pop()
        self.stack.append(left * right)

    def sub(self):
        right, left = self.stack.pop(), self.stack.pop()
        self.stack.append(left - right)

    def run(self):
        at = 0
        while at < len(self.program):
            name, *operands = self.program[at]
            self.steps += 1
            at += 1
            if self.trace:
                print(f"{at - 1:>3} {name:<8}{str(operands):<11}{self.stack}")
            if name == "jump_if":
                if self.stack.pop():
                    at = operands[0]
            else:
                getattr(self, name)(*operands)
        return self.memory


def factorial(n):
    return [
        ("push", 1),
        ("store", "result"),
        ("push", n),
        ("store", "n"),
        ("load", "result"),
        ("load", "n"),
        ("mul",),
        ("store", "result"),
        ("load", "n"),
        ("push", 1),
        ("sub",),
        ("store", "n"),
        ("load", "n"),
        ("jump_if", 4),
    ]


print("3! =", Machine(factorial(3), trace=True).run()["result"])

machine = Machine(factorial(25))
print("25! =", machine.run()["result"])
print("in", machine.steps, "steps")

try:
    Machine([("push", 1), ("mul",)]).run()
except IndexError as error:
    print("stack underflow:", error)
