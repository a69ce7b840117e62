import { expect, test } from 'vitest';
import { runProgram } from '../../support/programs.ts';

// What CPython 3.12 prints on 64-bit Linux under PYTHONHASHSEED=0; the reference, a 32-bit build, has other hashes.
const PROGRAM = `
print(list({1, 33, 100, 7}), list({'a', 'b', 'c', 'dd'}), hash('abc'), hash(10**20), hash((1, 2, 3)), list({-x for x in range(12)}))
print(hash(frozenset([1,2,'a'])), hash(()), hash((1,'x',None,2.5)), hash(range(5)), hash(slice(1,2,3)), hash(None), hash(frozenset()))
s=set()
for w in 'the quick brown fox jumps over the lazy dog and then some more words for the set'.split(): s.add(w)
print(s, s | {'zebra', 'yak'}, s - {'fox'}, s & {'dog','the','x'}, s ^ {'dog', 'new'})
print(set('hello world'), frozenset('abracadabra'), {(1,2),(3,4),'a',5.5,None,True})
print({2**64, 2**70, -2**65, 10**30, 5}, {0.5, 1.5, 2.25, 1e300, float('inf'), -0.1})
print(set(range(0, 2000, 111)), {str(i) for i in range(30)}, {'\\u20ac', '\\U0001f600', '\\xe9'})
t=set(str(i) for i in range(100))
for i in range(0,100,3): t.discard(str(i))
for i in range(100,140): t.add(str(i))
print(t); print([t.pop() for i in range(20)])
print({x for x in ('red','green','blue')} <= {'red','green','blue','x'}, {frozenset({1,2}), frozenset({'a'})})
`;

const EXPECTED = `[1, 100, 33, 7] ['c', 'a', 'b', 'dd'] -4594863902769663758 848750603811160107 529344067295497451 [0, -11, -2, -9, -8, -7, -6, -5, -4, -3, -1, -10]
8751689716970242199 5740354900026072187 2422242005839645843 5795932985296280846 -2340833382717974474 4238894112 133146708735736
{'more', 'set', 'and', 'brown', 'for', 'fox', 'then', 'some', 'words', 'the', 'over', 'quick', 'jumps', 'lazy', 'dog'} {'more', 'zebra', 'set', 'and', 'brown', 'for', 'fox', 'then', 'yak', 'some', 'words', 'the', 'over', 'quick', 'jumps', 'lazy', 'dog'} {'more', 'set', 'and', 'brown', 'for', 'then', 'some', 'words', 'the', 'over', 'quick', 'jumps', 'lazy', 'dog'} {'the', 'dog'} {'more', 'new', 'for', 'brown', 'fox', 'quick', 'some', 'words', 'the', 'lazy', 'over', 'and', 'jumps', 'then', 'set'}
{' ', 'd', 'r', 'h', 'o', 'e', 'w', 'l'} frozenset({'d', 'r', 'b', 'c', 'a'}) {None, True, (1, 2), 'a', 5.5, (3, 4)}
{1180591620717411303424, 1000000000000000000000000000000, 5, 18446744073709551616, -36893488147419103232} {0.5, 1.5, 2.25, -0.1, inf, 1e+300}
{0, 1665, 777, 1554, 666, 1443, 555, 1332, 444, 1221, 333, 1998, 1110, 222, 1887, 999, 111, 1776, 888} {'9', '23', '8', '5', '10', '15', '27', '17', '7', '11', '28', '22', '26', '14', '24', '0', '4', '16', '12', '25', '2', '13', '21', '6', '1', '3', '20', '18', '29', '19'} {'é', '😀', '€'}
{'91', '133', '23', '5', '10', '122', '129', '4', '76', '138', '106', '58', '115', '25', '43', '2', '73', '105', '131', '71', '1', '61', '35', '31', '20', '52', '46', '120', '107', '119', '19', '134', '53', '125', '44', '79', '17', '100', '128', '28', '94', '16', '109', '92', '34', '97', '118', '64', '117', '32', '137', '82', '132', '29', '47', '126', '38', '136', '110', '130', '55', '85', '62', '80', '101', '22', '26', '14', '111', '116', '37', '56', '108', '67', '77', '65', '95', '102', '113', '83', '88', '139', '8', '127', '50', '7', '11', '59', '68', '114', '123', '89', '112', '98', '121', '86', '13', '49', '103', '74', '135', '40', '124', '104', '70', '41'}
['91', '133', '23', '5', '10', '122', '129', '4', '76', '138', '106', '58', '115', '25', '43', '2', '73', '105', '131', '71']
True {frozenset({1, 2}), frozenset({'a'})}
`;

test('sets iterate and hash as in a 64-bit build', () => {
  const { stdout, error } = runProgram(PROGRAM, 'order.py');
  expect(error).toBe('');
  expect(stdout.split('\n')).toEqual(EXPECTED.split('\n'));
});
