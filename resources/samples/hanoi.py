# The towers of Hanoi: a recursion that draws itself. Change the constant
# 3 of `main` to 4 while it runs and see more rounds.


def draw(towers, height):
    for level in range(height, 0, -1):
        row = ""
        for tower in towers:
            size = tower[level - 1] if level <= len(tower) else 0
            row += ("=" * size * 2).center(height * 2 + 2)
        print(row.rstrip())
    print("-" * (height * 2 + 2) * 3)


def move(count, source, target, spare, towers, height):
    if count == 0:
        return 0
    moves = move(count - 1, source, spare, target, towers, height)
    towers[target].append(towers[source].pop())
    draw(towers, height)
    moves += 1
    moves += move(count - 1, spare, target, source, towers, height)
    return moves


def main():
    height = 3
    towers = [list(range(height, 0, -1)), [], []]
    draw(towers, height)
    moves = move(height, 0, 2, 1, towers, height)
    print("done in", moves, "moves:", towers)


main()
