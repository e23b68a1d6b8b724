#!/usr/bin/env python3
"""Makes seeds for the fuzz targets from what the repository already holds: make_seeds.py OUT CAPDO

The seeds are then merged into tests/fuzz/corpus (scripts/fuzz.sh merge), which keeps only what reaches something new.
"""
import hashlib
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
OUT = pathlib.Path(sys.argv[1])
CAPDO = sys.argv[2]


def put(target, data):
    if isinstance(data, str):
        data = data.encode()
    folder = OUT / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(data).hexdigest()[:16]).write_bytes(data)


def literals(source):
    """String literals of C++, adjacent ones joined, raw ones as they are."""
    token = re.compile(r'(?:u8)?R"(\w*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"', re.S)
    found, end = [], -1
    for match in token.finditer(source):
        if match.group(2) is not None:
            text = match.group(2)
        else:
            raw = match.group(3)
            raw = re.sub(r'\\x([0-9A-Fa-f]{2})', lambda m: bytes.fromhex(m[1]).decode('latin-1'), raw)
            text = raw.replace('\\n', '\n').replace('\\t', '\t').replace('\\"', '"').replace('\\\\', '\\')
        if end >= 0 and source[end:match.start()].strip() == '':
            found[-1] += text
        else:
            found.append(text)
        end = match.end()
    return found


def text_and_pattern():
    for file in sorted(ROOT.glob('tests/text/*.cc')) + sorted(ROOT.glob('tests/document/*.cc')):
        for text in literals(file.read_text()):
            if len(text) > 3:
                put('text', text[:2000])
    for file in sorted((ROOT / 'templates').rglob('*.yaml')):
        for pattern in re.findall(r"^\s*- '([^'\n]+)'", file.read_text(), re.M)[::7]:
            words = re.sub(r'[(){}?*+\\^$|\[\]]', ' ', pattern)
            put('pattern', f'{pattern}\n{words} {words}')
    for pattern in ('a|ab', '(a)(b)?', '^điều \\d+', '[^ ]+$', '(có|không có)( |:)', '/qđ-ubnd', 'a*', '\\pL+', '.*b', 'x{2,5}'):
        put('pattern', f'{pattern}\na ab b điều 12 qđ-ubnd có không có: xxx không có')


def docx_parts(data):
    package = zipfile.ZipFile(io.BytesIO(data))
    for name in package.namelist():
        yield name, package.read(name)


def inner(xml, root):
    xml = xml.decode('utf-8', 'replace')
    match = re.search(rf'<{root}[ >][^>]*>?(.*)</{root}>', xml, re.S)
    return match.group(1) if match else ''


ROOTS = {'word/styles.xml': ('styles', 'w:styles'), 'word/numbering.xml': ('numbering', 'w:numbering'),
         'word/footnotes.xml': ('footnotes', 'w:footnotes'), 'word/comments.xml': ('comments', 'w:comments'),
         'word/header1.xml': ('header', 'w:hdr'), 'word/footer1.xml': ('footer', 'w:ftr')}


def documents():
    for file in sorted((ROOT / 'samples').rglob('*.docx')):
        parts = dict(docx_parts(file.read_bytes()))
        body = inner(parts['word/document.xml'], 'w:body')
        blocks = re.findall(r'<w:tbl>.*?</w:tbl>|<w:p[ >].*?</w:p>|<w:sectPr.*?</w:sectPr>', body, re.S)
        rest = ''
        for name, (short, root) in ROOTS.items():
            if name in parts:
                rest += f'\n=== {short}\n' + inner(parts[name], root)[:4000]
        for at in range(0, len(blocks), 12):
            put('docx', ''.join(blocks[at:at + 12])[:5000] + (rest if at == 0 else ''))
        for name, data in parts.items():
            if name.endswith(('.xml', '.rels')):
                put('xml', data[:3000])
        small = io.BytesIO()
        with zipfile.ZipFile(small, 'w', zipfile.ZIP_DEFLATED) as package:
            for name, data in parts.items():
                package.writestr(name, data[:1500])
        put('container', small.getvalue())
    # What the reader's own tests are about, one seed per test.
    for file in sorted((ROOT / 'tests/readers').glob('docx_*_test.cc')):
        for test in re.split(r'^TEST', file.read_text(), flags=re.M)[1:]:
            kinds = {'': '', 'styles': '', 'numbering': '', 'footnotes': '', 'comments': ''}
            for text in literals(test):
                kind = ('styles' if '<w:style ' in text or 'docDefaults' in text else
                        'numbering' if '<w:abstractNum' in text or '<w:num ' in text else
                        'footnotes' if '<w:footnote ' in text else 'comments' if '<w:comment ' in text else '')
                if text.lstrip().startswith('<'):
                    kinds[kind] += text if kind or '<w:p' in text or '<w:tbl' in text else f'<w:p><w:r>{text}</w:r></w:p>'
                else:
                    kinds[''] += f'<w:p><w:r><w:t>{text}</w:t></w:r></w:p>' if '<' not in text else ''
            put('docx', kinds[''] + ''.join(f'\n=== {k}\n{v}' for k, v in kinds.items() if k and v))


def containers():
    entry = [('[Content_Types].xml', '<Types/>'), ('word/document.xml', '<w:document/>'), ('_rels/.rels', '<a/>')]
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        for names in (entry, [('xl/workbook.xml', 'x')] + entry[:1], [('ppt/p.xml', 'x')] + entry[:1],
                      [('mimetype', 'application/vnd.oasis.opendocument.text')], [('a.txt', 'b' * 3000)], []):
            made = io.BytesIO()
            with zipfile.ZipFile(made, 'w', method) as package:
                for name, data in names:
                    package.writestr(name, data)
            put('container', made.getvalue())
            put('container', made.getvalue()[:-20])
    for head in (b'%PDF-1.7\n', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + 'WordDocument'.encode('utf-16-le'),
                 b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + 'EncryptedPackage'.encode('utf-16-le'), b'{\\rtf1 a}',
                 b'<!DOCTYPE html><html>', b'\x89PNG\r\n\x1a\n', b'\xff\xd8\xff', b'GIF89a', b'7z\xbc\xaf\x27\x1c',
                 b'PK\x03\x04', b'PK\x05\x06' + bytes(18), 'chữ thường'.encode(), 'chữ'.encode('utf-16'), b'BM' + bytes(30),
                 b'RIFF\0\0\0\0WEBP', bytes(257) + b'ustar', b''):
        put('container', head)


def xml():
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    for text in (f'<w:p {word} w:a="1&amp;2&#38;&lt;">x&amp;y<w:r/></w:p>', f'<w:stop {word}/>',
                 f'<a {word} {mc}><mc:AlternateContent><mc:Choice Requires="w"><b/></mc:Choice><mc:Fallback><c/>'
                 '</mc:Fallback></mc:AlternateContent></a>',
                 '<?xml version="1.0" encoding="UTF-8"?><a><![CDATA[<&]]><!-- c --><?p i?></a>',
                 '<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>', '<a>' * 30 + '</a>' * 30, '<a b="' + 'c' * 1100 + '"/>',
                 '<a ' + ' '.join(f'b{i}="c"' for i in range(14)) + '/>', '<a>&#x1EA5;&#55357;&#0;</a>',
                 '<?xml version="1.0" encoding="windows-1258"?><a>\u00e2</a>', '<a></b>', '<a xmlns:b="c"><b:d b:e="f"/></a>'):
        put('xml', text)
        put('xml', text.encode('utf-16-le'))
        put('xml', text.encode('utf-16'))
        put('xml', b'\xfe\xff' + text.encode('utf-16-be'))
    put('xml', '<?xml version="1.0" encoding="windows-1258"?><a>'.encode() + b'\xe2\xec\x80</a>')
    put('xml', '<?xml version="1.0" encoding="iso-8859-1"?><a b="'.encode() + b'\xe2\xec"/>')


def rules():
    # Keys and values of the real data, cut small; names changed to those that the target writes.
    real = ROOT / 'templates/decree-85-2016'
    head = ('=== ruleset.yaml\nid: x\nversion: "1"\ntitle: t\nforms: [form.yaml]\nsamples: [samples/form.yaml]\n'
            'requirements: [requirements.yaml]\nchecklist: list.yaml\nreasons:\n  denied: d\n')

    def cut(path, lines, begin=0):
        return ''.join(path.read_text().splitlines(keepends=True)[begin:begin + lines])

    vocabulary = ''.join(f'=== vocabulary/{f.name}\n{cut(f, 12)}' for f in sorted((real / 'vocabulary').glob('*.yaml')))
    vocabulary += '=== vocabulary/syllables.txt\nan\ntoàn\nthông\ntin\n'
    lists = f'=== checklists/list.yaml\n{(ROOT / "checklists/qd-473-2024.yaml").read_text()}'
    lists += f'=== checklists/requirements.yaml\n{cut(ROOT / "checklists/requirements-level-3.yaml", 25)}'
    kinds = f'=== kinds.yaml\n{cut(real / "kinds.yaml", 30)}=== topics.yaml\n{cut(real / "topics.yaml", 40)}'
    put('rules', head + vocabulary)
    put('rules', head + kinds)
    put('rules', head + lists)
    for form in sorted(real.glob('*.yaml')):
        if form.name in ('ruleset.yaml', 'kinds.yaml', 'topics.yaml'):
            continue
        samples = real / 'samples' / form.name
        terms = f'=== vocabulary/terms.yaml\n{(real / "vocabulary/terms.yaml").read_text()}'
        put('rules', head + terms + f'=== form.yaml\n{cut(form, 45)}' +
            (f'=== samples/form.yaml\n{cut(samples, 15)}' if samples.exists() else ''))
        put('rules', head + f'=== form.yaml\n{cut(form, 30)}')
    for file in sorted((ROOT / 'tests/rules').glob('*_test.cc')):
        for text in literals(file.read_text()):
            if ':' in text and '\n' in text:
                put('rules', head + '=== form.yaml\n' + text)
                put('rules', head + '=== topics.yaml\n' + text)


def results():
    for folder in sorted(path for path in (ROOT / 'samples').iterdir() if path.is_dir()):
        with tempfile.NamedTemporaryFile(suffix='.json') as made:
            subprocess.run([CAPDO, 'check', folder, '--as-of', '2026-11-22', '--quiet', '--json', made.name],
                           stdout=subprocess.DEVNULL, check=False)
            full = json.loads(pathlib.Path(made.name).read_text())
        full['documents'] = full['documents'][:2]
        for at in range(0, len(full['checks']), 25):
            small = dict(full, checks=full['checks'][at:at + 2])
            put('json', json.dumps(small, ensure_ascii=False))

    def poison(value):
        if isinstance(value, dict):
            return {key: value[key] if key in ('schema', 'evidence', 'result', 'page_certainty') else poison(value[key])
                    for key in value}
        if isinstance(value, list):
            return [poison(item) for item in value]
        return '<script>alert(1)</script>\x1b[31m\u202e' if isinstance(value, str) else value
    put('json', json.dumps(poison(small)))
    for text in ('{}', '[]', '[' * 500, '{"schema":"capdo.result/1"}', '1e999', '"\\ud800"', '\xef\xbb\xbf{}'):
        put('json', text)


def analysis():
    def block(paragraph):
        text = ''.join(re.findall(r'<w:t[ >][^<]*|<w:t>', paragraph))
        text = ''.join(re.findall(r'<w:t[^>]*>([^<]*)', paragraph))
        flags = ('b' if '<w:b/>' in paragraph else '') + ('c' if 'w:val="center"' in paragraph else '')
        return (f'!{flags} ' if flags else '') + text.replace('&amp;', '&')
    dossiers = {}
    for file in sorted((ROOT / 'samples').rglob('*.docx')):
        body = dict(docx_parts(file.read_bytes()))['word/document.xml'].decode()
        lines = []
        for item in re.findall(r'<w:tbl>.*?</w:tbl>|<w:p[ >].*?</w:p>', body, re.S):
            if item.startswith('<w:tbl>'):
                for row in re.findall(r'<w:tr[ >].*?</w:tr>', item, re.S):
                    lines.append('|' + '|'.join(''.join(re.findall(r'<w:t[^>]*>([^<]*)', cell))
                                                for cell in re.findall(r'<w:tc>.*?</w:tc>', row, re.S)))
            else:
                lines.append(block(item))
        text = '\n'.join(line for line in lines if line)
        dossiers.setdefault(file.relative_to(ROOT / 'samples').parts[0], []).append(text)
        put('analysis', text[:3000])
        for at in range(3000, min(len(text), 12000), 3000):
            put('analysis', text[:400] + '\n' + text[at:at + 3000])
    for files in dossiers.values():
        put('analysis', '\n=== next\n'.join(text[:1500] for text in files[:5]))


def formats_and_archives():
    """The small ones among the samples of the readers' tests and the hostile files."""
    for name in ('features.doc', 'features.rtf', 'features.odt', 'sheet.xlsx'):
        put('formats', (ROOT / 'tests/readers/data' / name).read_bytes())
    sys.path.insert(0, str(ROOT / 'tests/hostile'))
    import archives
    import case
    import office
    place = case.Place('/canary.txt', 9)
    for target, module in (('formats', office), ('archive', archives)):
        for one in module.cases(place):
            if one.make is None and len(one.bytes()) < 6000:
                put('archive' if one.name.endswith('.eml') else target, one.bytes())


for make in (text_and_pattern, documents, containers, xml, rules, results, analysis, formats_and_archives):
    make()
for folder in sorted(OUT.iterdir()):
    files = list(folder.iterdir())
    print(f'{folder.name}: {len(files)} seeds, {sum(f.stat().st_size for f in files)} bytes')
