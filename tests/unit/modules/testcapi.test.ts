/** The conventions of `_testcapi`: what its functions answer, and how they refuse. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runOurs } from '../../support/run-program.ts';

it('answers what each calling convention was given', () => {
  const program = `
import _testcapi as api
instance, of_class, static = api.MethInstance(), api.MethClass(), api.MethStatic()
for obj, me in ((api, api), (instance, instance), (of_class, api.MethClass), (static, None)):
    assert obj.meth_varargs(1, 2) == (me, (1, 2))
    assert obj.meth_varargs_keywords(1, a=2) == (me, (1,), {'a': 2})
    assert obj.meth_fastcall_keywords(*[1], **{'a': 2}) == (me, (1,), {'a': 2})
    assert obj.meth_o(1) == (me, 1) and obj.meth_noargs() is me
    for call, text in ((lambda: obj.meth_o(), 'meth_o() takes exactly one argument (0 given)'),
                       (lambda: obj.meth_noargs(1), 'meth_noargs() takes no arguments (1 given)'),
                       (lambda: obj.meth_fastcall(k=1), 'meth_fastcall() takes no keyword arguments')):
        try:
            call()
        except TypeError as error:
            assert str(error).endswith(text), error
        else:
            raise AssertionError(text)
assert api.pyobject_vectorcall(dict, (1,), ('a',)) == {'a': 1}
assert api.pyobject_fastcalldict(dict, None, {'a': 1}) == {'a': 1}
class Holder:
    bound = api.MethodDescriptorBase()
    plain = api.MethodDescriptorNopGet()
assert Holder().bound() is True and Holder().plain(1) == (1,)
print('done')
`;
  expect(runOurs(program)).toMatchObject({ stdout: 'done\n' });
});

it('has a persistent map, and what else CPython tests ask of the C interface', () => {
  const program = readFileSync(join(import.meta.dirname, 'testcapi.py'), 'utf8');
  expect(runOurs(program)).toEqual({ stdout: 'done\n', stderr: '', status: 0 });
});
