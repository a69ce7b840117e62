"""`_hashlib`: known answers of the RFCs, and the faces that CPython's has."""
import _hashlib
import hashlib
import hmac
import pickle

# FIPS 180-4, FIPS 202 and the papers of RIPEMD-160 and BLAKE2: the digests of b'abc'.
ABC = {
    'md5': '900150983cd24fb0d6963f7d28e17f72',
    'sha1': 'a9993e364706816aba3e25717850c26c9cd0d89d',
    'sha224': '23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7',
    'sha256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    'sha512_224': '4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa',
    'sha512_256': '53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23',
    'sha3_256': '3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532',
    'ripemd160': '8eb208f7e05d987a9b044a8e98c6b087f15a0bfc',
    'blake2s': '508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982',
}
for name, digest in ABC.items():
    made = _hashlib.new(name, b'abc')
    assert made.hexdigest() == digest and type(made) is _hashlib.HASH and made.name == name, name
    assert repr(made).startswith(f'<{name} _hashlib.HASH object @ 0x')
for name, proper in (('SHA-256', 'sha256'), ('Sha2-512/256', 'sha512_256'), ('SHAKE128', 'shake_128'), ('RMD160', 'ripemd160'),
                     ('BLAKE2b512', 'blake2b'), ('1.3.14.3.2.26', 'sha1'), ('SHA512_256', 'sha512_256')):
    assert _hashlib.new(name).name == proper, name
assert set(ABC) < _hashlib.openssl_md_meth_names <= hashlib.algorithms_available
for name in _hashlib.openssl_md_meth_names:
    assert _hashlib.new(name).name == name

# RFC 4231, case 2, and case 6 with a key longer than a block.
assert hmac.new(b'Jefe', b'what do ya want for nothing?', 'sha256').hexdigest() == \
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
assert hmac.digest(b'\xaa' * 131, b'Test Using Larger Than Block-Size Key - Hash Key First', 'sha512').hex().startswith('80b24263c7c1a3ebb71493c1dd7be8b4')
# RFC 6070.
assert hashlib.pbkdf2_hmac('sha1', b'password', b'salt', 4096).hex() == '4b007901b765489abead49d926f721d065a429c1'
assert hashlib.pbkdf2_hmac('sha1', b'pass\0word', b'sa\0lt', 4096, 16).hex() == '56fa6aa75548099dcc37d7f03425e0c3'
# RFC 7914, section 12.
assert hashlib.scrypt(b'', salt=b'', n=16, r=1, p=1).hex().startswith('77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442')
assert hashlib.scrypt(b'password', salt=b'NaCl', n=1024, r=8, p=16, dklen=16).hex() == 'fdbabe1c9d3472007856e7190d01e9fe'

assert type(hashlib.sha256()) is _hashlib.HASH and hashlib.sha256 is _hashlib.openssl_sha256
assert type(hashlib.shake_128()) is _hashlib.HASHXOF and issubclass(_hashlib.HASHXOF, _hashlib.HASH)
assert type(hmac.new(b'', b'', 'sha256')._hmac) is _hashlib.HMAC
assert hmac.compare_digest is _hashlib.compare_digest and hmac.compare_digest(b'a', memoryview(b'a'))
assert _hashlib._constructors[hashlib.md5] == 'md5' and len(_hashlib._constructors) == 12
first = hmac.new(b'key', b'one', hashlib.sha1)
second = first.copy()
second.update(b' two')
assert first.digest() == hmac.digest(b'key', b'one', 'sha1') and second.digest() == hmac.digest(b'key', b'one two', 'sha1')


class Derived(_hashlib.HASH):
    pass


def refuses(kind, words, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except kind as error:
        assert type(error) is kind and str(error) == words, (type(error), str(error))
    else:
        raise AssertionError(words)


Unsupported = _hashlib.UnsupportedDigestmodError
for made in (_hashlib.HASH, _hashlib.HASHXOF, _hashlib.HMAC):
    refuses(TypeError, f"cannot create '_hashlib.{made.__name__}' instances", made)
    refuses(TypeError, f"cannot set 'x' attribute of immutable type '_hashlib.{made.__name__}'", setattr, made, 'x', 1)
refuses(TypeError, "cannot create 'Derived' instances", Derived)
refuses(TypeError, "type '_hashlib.HMAC' is not an acceptable base type", type, 'Derived', (_hashlib.HMAC,), {})
refuses(TypeError, "cannot pickle '_hashlib.HASH' object", pickle.dumps, hashlib.md5())
refuses(Unsupported, '[digital envelope routines] unsupported', _hashlib.new, 'spam')
refuses(Unsupported, "Unsupported digestmod <built-in function len>", _hashlib.hmac_new, b'', digestmod=len)
refuses(ValueError, 'no reason supplied', _hashlib.hmac_digest, b'', b'', 'shake_128')
refuses(TypeError, "Missing required parameter 'digestmod'.", _hashlib.hmac_new, b'')
refuses(TypeError, 'name must be a string', _hashlib.new, 'md5\0')
refuses(TypeError, 'Strings must be encoded before hashing', _hashlib.openssl_md5, 'a')
refuses(SystemError, 'Negative size passed to PyBytes_FromStringAndSize', hashlib.shake_128().digest, -1)
refuses(MemoryError, '', hashlib.shake_128().hexdigest, 2**62)
refuses(ValueError, 'iteration value must be greater than 0.', hashlib.pbkdf2_hmac, 'md5', b'', b'', 0)
refuses(OverflowError, 'key length is too great.', hashlib.pbkdf2_hmac, 'md5', b'', b'', 1, 2**31)
refuses(TypeError, 'salt is required', hashlib.scrypt, b'')
refuses(ValueError, 'n must be a power of 2.', hashlib.scrypt, b'', salt=b'', n=3, r=1, p=1)
refuses(ValueError, '[digital envelope routines] memory limit exceeded', hashlib.scrypt, b'', salt=b'', n=2**14, r=16, p=1)
refuses(ValueError, 'Invalid parameter combination for n, r, p, maxmem.', hashlib.scrypt, b'', salt=b'', n=2, r=0, p=1)
refuses(TypeError, "unsupported operand types(s) or combination of types: 'int' and 'int'", hmac.compare_digest, 1, 1)
