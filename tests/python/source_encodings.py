# Sources in East Asian encodings (PEP 263).
SOURCE = "# coding: %s\nname = '\u4e2d\u6587'  # \u4e00\n"

for encoding in ('shift_jis', 'euc-jp', 'iso2022_jp', 'gb18030', 'gbk', 'gb2312', 'big5', 'cp950', 'cp932', 'euc_jis_2004', 'johab', 'cp949', 'EUC_KR', 'hz', 'sjis'):
    names = {}
    exec(compile((SOURCE % encoding).encode(encoding), 'x.py', 'exec'), names)
    assert names['name'] == '\u4e2d\u6587', encoding
    assert eval((SOURCE % encoding).replace('name = ', '').encode(encoding)) == '\u4e2d\u6587', encoding

for data, text in (
    (b"# coding: big5\nx = '\xa4'\n", "'big5' codec can't decode byte 0xa4 in position 20: illegal multibyte sequence"),
    (b"# coding: euc-kr\nx = '\xff\xff'\n", "'euc_kr' codec can't decode byte 0xff in position 22: illegal multibyte sequence"),
    (b'# coding: shift_jis\n\x83', "'shift_jis' codec can't decode byte 0x83 in position 20: illegal multibyte sequence"),
):
    try:
        compile(data, 'x.py', 'exec')
    except SyntaxError as error:
        assert error.msg == text, error.msg
    else:
        raise AssertionError(data)
