# Building text: concatenation, joining, f-strings, a Caesar cipher and
# a little table.


def caesar(text, shift):
    out = ""
    for letter in text:
        if letter.isalpha():
            base = ord("A") if letter.isupper() else ord("a")
            out += chr((ord(letter) - base + shift) % 26 + base)
        else:
            out += letter
    return out


def count_letters(text):
    counts = {}
    for letter in text.lower():
        if letter.isalpha():
            counts[letter] = counts.get(letter, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def is_palindrome(text):
    letters = [letter for letter in text.lower() if letter.isalnum()]
    return letters == letters[::-1]


secret = caesar("Beware of the Python!", 3)
print(secret)
print(caesar(secret, -3))

for letter, count in count_letters("A man, a plan, a canal: Panama")[:4]:
    print(f"{letter!r:>5} {'#' * count:<10} {count:2d}")

for phrase in ("A man, a plan, a canal: Panama", "Almost a palindrome"):
    print(f"{phrase!r} is a palindrome: {is_palindrome(phrase)}")

rows = [("tea", 3, 2.5), ("coffee", 12, 3.75), ("water", 7, 0.0)]
for name, amount, price in rows:
    print(f"{name:<8}|{amount:>4}|{price:>8.2f}|{amount * price:>8.2f}")

print("-".join(str(n) for n in range(10)))
print("{0} and {1}, then {0} again".format("ham", "eggs"))
print("%s has %d rows, %.1f on average" % ("the table", len(rows), sum(row[1] for row in rows) / len(rows)))
