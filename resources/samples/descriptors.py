# Attribute access is a program too: descriptors, properties, slots and
# __getattr__ each answer a dot in their own way.


class Positive:
    def __set_name__(self, owner, name):
        self.name = name
        self.key = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.key)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive, not {value}")
        setattr(instance, self.key, value)


class Box:
    width = Positive()
    height = Positive()

    def __init__(self, width, height):
        self.width = width
        self.height = height

    @property
    def area(self):
        return self.width * self.height

    @classmethod
    def square(cls, side):
        return cls(side, side)

    @staticmethod
    def describe(box):
        return f"{type(box).__name__} {box.width} x {box.height}"

    def __getattr__(self, name):
        return f"<no {name} here>"


class Cube(Box):
    def __init__(self, side):
        super().__init__(side, side)
        self.depth = side

    @property
    def volume(self):
        return super().area * self.depth


box = Box(3, 4)
print(Box.describe(box), "area", box.area)
print(Box.describe(Box.square(5)), "area", Box.square(5).area)
print("weight:", box.weight)

cube = Cube(3)
print(Box.describe(cube), "volume", cube.volume)

for bad in (0, -7):
    try:
        box.width = bad
    except ValueError as error:
        print("refused:", error)

print("still:", Box.describe(box))
print("names:", sorted(vars(box)))
