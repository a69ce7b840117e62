# Comprehensions run inline in 3.12: no call, no frame of their own.
# Their variables are hidden fast locals; a generator expression still
# is a function.

grid = [[row * 4 + column for column in range(4)] for row in range(3)]
for row in grid:
    print(row)

flat = [cell for row in grid for cell in row if cell % 2]
print("odd cells:", flat)

columns = [[row[i] for row in grid] for i in range(4)]
print("turned:", columns)

words = "the quick brown fox jumps over the lazy dog".split()
lengths = {word: len(word) for word in words}
print("lengths:", lengths)
print("longest:", max(lengths, key=lambda word: (lengths[word], word)))

initials = sorted({word[0] for word in words})
print("initials:", "".join(initials))

triples = [
    (a, b, c)
    for c in range(1, 21)
    for b in range(1, c)
    for a in range(1, b)
    if a * a + b * b == c * c
]
print("right triangles:", triples)

adders = [lambda x, n=n: x + n for n in range(3)]
print("adders:", [add(10) for add in adders])
print("sum of squares:", sum(n * n for n in range(10)))
