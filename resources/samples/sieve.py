# The sieve of Eratosthenes, with a slice assignment and without.


def primes_by_slices(limit):
    sieve = [True] * (limit + 1)
    sieve[0:2] = [False, False]
    n = 2
    while n * n <= limit:
        if sieve[n]:
            sieve[n * n :: n] = [False] * len(range(n * n, limit + 1, n))
        n += 1
    return [n for n, is_prime in enumerate(sieve) if is_prime]


def primes_by_trial(limit):
    found = []
    for n in range(2, limit + 1):
        for prime in found:
            if prime * prime > n:
                found.append(n)
                break
            if n % prime == 0:
                break
        else:
            found.append(n)
    return found


primes = primes_by_slices(200)
print(len(primes), "primes up to 200")
print(primes)
print("both ways agree:", primes == primes_by_trial(200))

twins = [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2]
print("twins:", twins)

gaps = {}
for p, q in zip(primes, primes[1:]):
    gaps[q - p] = gaps.get(q - p, 0) + 1
for gap in sorted(gaps):
    print("gap", gap, "seen", gaps[gap])
