"""What the XML parser tells, event for event with its places: the reference prints the same."""
import io
import pyexpat
import xml.etree.ElementTree as ET
from pyexpat import ErrorString, ExpatError, ParserCreate


def check(actual, expected):
    assert actual == expected and type(actual) is type(expected), f'{actual!r} is not {expected!r}'


NAMES = [name for name in dir(ParserCreate()) if name.endswith('Handler')]
DEFAULTS = ['DefaultHandler', 'DefaultHandlerExpand']


def events(chunks, separator=None, without=DEFAULTS, setup=None, encoding=None):
    parser = ParserCreate(encoding, separator)
    if setup:
        setup(parser)
    told = []
    for name in NAMES:
        if name in without:
            continue

        def handler(*args, name=name):
            place = parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex
            told.append((name.replace('Handler', ''), *args, place))
            return 1

        setattr(parser, name, handler)
    try:
        for i, chunk in enumerate(chunks):
            told.append(parser.Parse(chunk, i == len(chunks) - 1))
    except ExpatError as error:
        told.append((str(error), error.code, error.lineno, error.offset, parser.ErrorByteIndex, parser.ErrorCode))
    return told


def show(title, *args, **kwargs):
    print(title)
    for event in events(*args, **kwargs):
        print('   ', event)


DOCUMENTS = [
    '<a>x\ny</a>',
    '<a b="1" c=\'&lt;2\'>x&amp;y&#65;&#x42;<!--c--><?pi d?><?q?><![CDATA[z\nw]]></a>',
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<!DOCTYPE a [<!ENTITY e "v<b/>w"><!ATTLIST a x CDATA "d" y ID #IMPLIED>'
    '<!ELEMENT a (b|c)*><!NOTATION n SYSTEM "s"><!ENTITY u SYSTEM "f" NDATA n> <!-- q --> <?p q?>]>\n<a>&e;</a>\n',
    '<!DOCTYPE a [<!ELEMENT a (#PCDATA|b)*><!ELEMENT b (c?,(d|e)+,f*)><!ELEMENT c EMPTY><!ELEMENT d ANY><!ELEMENT e (#PCDATA)>]><a/>',
    '<!DOCTYPE a [<!ATTLIST a t (x|y) "x" n NMTOKENS " p  q " r CDATA #REQUIRED f CDATA #FIXED "z">]><a r="1" n=" m  o "/>',
    '<!DOCTYPE a PUBLIC "-//X//Y" "z"><a>&b;</a>',
    '<!DOCTYPE a SYSTEM "x"><a>&b;</a>',
    '<!DOCTYPE a [<!ENTITY e SYSTEM "f.xml">]><a>&e;</a>',
    '<!DOCTYPE a [<!ENTITY x "1&y;3"><!ENTITY y "&#50;&lt;">]><a b="&x;">&x;</a>',
    '<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>',
    '<!DOCTYPE a [<!ENTITY e "<b>">]><a>&e;</a>',
    '<a></b>', '<a>', '', '<a></a><b/>', '<a x="1" x="2"/>', '<a>&u;</a>', '<a>]]></a>', '<a>]] ]></a>', '<a>\x01</a>', 'x', 'foobar<', '&',
    '<a><![CDATA[x</a>', '<a b=1/>', '<a b="<"/>', '<a b="1"c="2"/>', '<a>&#0;</a>', '<a>&#xD800;</a>', '<a', '<a b="x', '<a>&lt</a>', '</a>', '<a/>x',
    '<a>\r\nb\rc</a>', '<a b="x\n\ty&#10;"/>', ' <?xml version="1.0"?><a/>', '<?xml version="1.0" bad?><a/>', '<a><?xml x?></a>', '<a><?XML x?></a>',
    '<a>\u20ac<b/>\U0001f40d<c/></a>', '<\u00e9l\u00e8ve/>', '<a><!-- x -- y --></a>', '<a>&</a>', '< a/>', '<a><b></a></b>', '<!DOCTYPE', '<!ELEMENT a ANY>',
    '\ufeff<a/>', '<a/>\n<!--e-->\n', '<!DOCTYPE a [ %p; <!ENTITY e "x"> ]><a>&e;</a>', '<!DOCTYPE a><!DOCTYPE b><a/>',
]
for document in DOCUMENTS:
    show(repr(document), [document])
for document in [DOCUMENTS[0], DOCUMENTS[1], '<r>\n<e f="g">text ]] </e>\r\n<!-- c --></r>']:
    parts = [document[i:i + 7] for i in range(0, len(document), 7)] + ['']
    show(f'in parts: {document!r}', parts)
    show(f'in parts: {document!r}', parts, setup=lambda parser: parser.SetReparseDeferralEnabled(False))

# What nobody listens to.
REST = '<?xml version="1.0"?>\n<!DOCTYPE a [\n<!ENTITY e "v">\n]><a x="1">t&e;<!--c--><b/><?p i?>&amp;<![CDATA[d]]></a>\n'
show('default', [REST], without=[name for name in NAMES if name != 'DefaultHandler'])
show('default, expanded', [REST], without=[name for name in NAMES if name != 'DefaultHandlerExpand'])

# Namespaces.
for document in [
    '<a xmlns="u" xmlns:p="v" p:x="1" y="2"><p:b/><c xmlns=""/></a>', '<p:a/>', '<a xmlns:p=""/>', '<a xmlns:xml="x"/>', '<a xml:lang="de"/>',
    '<a xmlns:p="u" xmlns:q="u" p:x="" q:x=""/>', '<a xmlns:xmlns="x"/>', '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
]:
    show(document, [document], separator=' ')
show('prefixes', ['<a xmlns="u" xmlns:p="v" p:x="1"><p:b/></a>'], separator=' ', setup=lambda parser: setattr(parser, 'namespace_prefixes', True))

# Encodings.
for data in [
    b'<a>\xff</a>', b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>', '<a>\u20ac</a>'.encode('utf-16'), '<a>x</a>'.encode('utf-16-be'), b'\xef\xbb\xbf<a/>',
    b'<?xml version="1.0" encoding="cp1252"?><a>\x80</a>', b'<a>\xe2\x82</a>', b'\0\r\n', b'<?xml version="1.0" encoding="us-ascii"?><a>\x80</a>',
]:
    show(repr(data), [data])
show('override', [b'<a>\xe9</a>'], encoding='iso-8859-1')
show('split character', [b'<a>\xe2', b'\x82', b'\xac</a>'])
try:
    ParserCreate().Parse(b'<?xml version="1.0" encoding="nonsense"?><a/>', True)
except Exception as error:
    print(type(error).__name__, error)

# Buffered text, ordered attributes, interned names, errors of handlers.
parser = ParserCreate()
parser.buffer_text = True
texts = []
parser.CharacterDataHandler = texts.append
parser.Parse('<a>1\n2&amp;3<b/>4</a>', True)
check(texts, ['1\n2&34'])
parser = ParserCreate()
parser.ordered_attributes = True
found = []
parser.StartElementHandler = lambda name, attributes: found.append(attributes)
parser.Parse('<a z="1" b="2"/>', True)
check(found, [['z', '1', 'b', '2']])
check('z' in parser.intern, True)


def fail(*args):
    raise KeyError('stop')


parser = ParserCreate()
parser.StartElementHandler = fail
try:
    parser.Parse('<a/>', True)
except KeyError as error:
    check(error.args, ('stop',))
try:
    parser.Parse('<a/>', True)
except ExpatError as error:
    check(error.code, pyexpat.errors.codes['parsing finished'])
check(ErrorString(4), pyexpat.errors.XML_ERROR_INVALID_TOKEN)
check(pyexpat.errors.codes['unclosed token'], 5)
parser = ParserCreate()
check(parser.ParseFile(io.BytesIO(b'<a>' + b'x' * 5000 + b'</a>')), 1)

# An entity outside of the document, parsed by a parser of its own.
parser = ParserCreate()
told = []


def outside(context, base, system_id, public_id):
    told.append((context, base, system_id, public_id))
    child = parser.ExternalEntityParserCreate(context)
    child.Parse('<c>in</c>' if context else '<!ENTITY e "declared">', True)
    return 1


parser.SetBase('base')
parser.SetParamEntityParsing(pyexpat.XML_PARAM_ENTITY_PARSING_ALWAYS)
parser.ExternalEntityRefHandler = outside
parser.StartElementHandler = lambda name, attributes: told.append(name)
parser.CharacterDataHandler = told.append
parser.Parse('<!DOCTYPE a SYSTEM "d" [<!ENTITY f PUBLIC "p" "s">]><a>&e;&f;</a>', True)
check(told, [(None, 'base', 'd', None), 'a', 'declared', ('f', 'base', 's', 'p'), 'c', 'in'])

# Trees.
tree = ET.fromstring('<r xmlns:n="u"><n:a k="1">t<b/>tail</n:a></r>')
check([element.tag for element in tree.iter()], ['r', '{u}a', 'b'])
check(ET.tostring(tree), b'<r xmlns:ns0="u"><ns0:a k="1">t<b />tail</ns0:a></r>')
try:
    ET.fromstring('<a>\n<b></a>')
except ET.ParseError as error:
    check((str(error), error.position, error.code), ('mismatched tag: line 2, column 5', (2, 5), 7))
print('xml events done')
