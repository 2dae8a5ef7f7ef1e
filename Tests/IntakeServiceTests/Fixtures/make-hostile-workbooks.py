"""Writes workbooks that are made to do harm into a folder: make-hostile-workbooks.py FOLDER. Standard library only.

Prints one line of JSON for each: its name, the code of the fault that refuses it (none: it is read), and how many engineers
are read out of it.
"""

import json
import os
import random
import struct
import sys
import zipfile

FOLDER = sys.argv[1]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEADINGS = ["姓名", "联系方式", "企业名称", "所在领域", "当前所在地", "拟申请级别", "主要工程实践经历"]
PERSON = ["王建国", "13800000011", "江海路桥集团有限公司", "土木工程类", "缅甸", "专业工程会员", "从事桥梁设计十年。"]
dice = random.Random(7)


def letters(column):
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cells(number, texts):
    return f'<row r="{number}">' + "".join(
        f'<c r="{letters(column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in enumerate(texts, 1)) + "</row>"


FORM = cells(1, ["未来三年计划外派人员汇总"]) + cells(2, HEADINGS) + cells(3, PERSON)


def sheet(rows, behind=""):
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>'


def relations(links):
    return f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in links
    ) + "</Relationships>"


def parts(sheets, strings=None, styles=None):
    links = [(f"s{i}", "worksheet", f"worksheets/{i}.xml") for i in range(len(sheets))]
    links += [("str", "sharedStrings", "sharedStrings.xml")] if strings is not None else []
    links += [("sty", "styles", "styles.xml")] if styles is not None else []
    names = "".join(f'<sheet name="{i}" sheetId="{i + 1}" r:id="s{i}"/>' for i in range(len(sheets)))
    found = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations([("r", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(links),
    }
    found |= {f"xl/worksheets/{i}.xml": xml for i, xml in enumerate(sheets)}
    found |= {"xl/sharedStrings.xml": strings} if strings is not None else {}
    found |= {"xl/styles.xml": styles} if styles is not None else {}
    return found


def zipped(entries, name):
    path = os.path.join(FOLDER, name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for entry, content in entries.items() if isinstance(entries, dict) else entries:
            archive.writestr(entry, content)
    return path


def told(name, code, engineers=0):
    print(json.dumps({"name": name, "code": code, "engineers": engineers}))


def book(name, code, *sheets, engineers=0, **others):
    zipped(parts(list(sheets), **others), name)
    told(name, code, engineers)


def patched(name, code, entries, change, engineers=0):
    path = zipped(entries, name)
    with open(path, "rb") as file:
        content = bytearray(file.read())
    with open(path, "wb") as file:
        file.write(change(content))
    told(name, code, engineers)


def raw(name, code, content):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(content)
    told(name, code)


def directory(content):
    """Offsets of the central directory's entries."""
    start = struct.unpack("<I", content[-6:-2])[0]
    found = []
    while content[start:start + 4] == b"PK\1\2":
        found.append(start)
        start += 46 + sum(struct.unpack("<HHH", content[start + 28:start + 34]))
    return found


def declare(size):
    """The directory and the local head of the last part say another size."""
    def change(content):
        entry = directory(content)[-1]
        head = struct.unpack("<I", content[entry + 42:entry + 46])[0]
        content[entry + 24:entry + 28] = content[head + 22:head + 26] = struct.pack("<I", size)
        return content
    return change


def overlapping(content):
    """A thousand further entries of the directory share the last part's bytes."""
    entries = directory(content)
    entry, start = entries[-1], entries[0]
    end = content.rindex(b"PK\5\6")
    length = struct.unpack("<H", content[entry + 28:entry + 30])[0]
    more = b"".join(
        content[entry:entry + 46] + f"{index:0{length}}".encode() for index in range(1000))
    count = len(entries) + 1000
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, end - start + len(more), start, 0)
    return content[:end] + more + tail


# Archives.
spaces = " " * 100_000_000
book("bomb-1-to-1000.xlsx", "archiveTooLarge", sheet(FORM + spaces))
patched("bomb-that-lies.xlsx", "archiveTooLarge", parts([sheet(FORM + spaces)]), declare(4000))
patched("bomb-of-overlapping-parts.xlsx", "archiveTooLarge",
        parts([sheet(FORM + "<!--" + "".join(dice.choices("abcdef", k=100_000)) + "-->")]), overlapping)
with open(zipped({"a.xml": spaces[:10_000_000]}, "inner.zip"), "rb") as file:
    inner = file.read()
os.remove(os.path.join(FOLDER, "inner.zip"))
zipped({f"{index}.zip": inner for index in range(50)}, "bomb-of-archives.xlsx")
told("bomb-of-archives.xlsx", "notAWorkbook")
zipped(list(parts([sheet(FORM)]).items()) + [(f"junk/{index}", "") for index in range(100_000)], "entries-100000.xlsx")
told("entries-100000.xlsx", "archiveTooLarge")
patched("size-of-4-gigabytes-declared.xlsx", "archiveTooLarge", parts([sheet(FORM)]), declare(0xFFFF_FFF0))
for name, entry in [("slip-up", "../../etc/cron.d/x"), ("slip-absolute", "/etc/cron.d/x"), ("slip-drive", "C:\\x"),
                    ("slip-backslash", "..\\..\\x"), ("slip-within", "xl/../../x")]:
    zipped(list(parts([sheet(FORM)]).items()) + [(entry, "x")], f"{name}.xlsx")
    told(f"{name}.xlsx", "forbiddenPath")
link = zipfile.ZipInfo("xl/link")
link.create_system, link.external_attr = 3, 0o120777 << 16
zipped(list(parts([sheet(FORM)]).items()) + [(link, "/etc/passwd")], "symbolic-link.xlsx")
told("symbolic-link.xlsx", "forbiddenPath")
zipped(list(parts([sheet(FORM)]).items()) + [("xl/Worksheets/0.XML", sheet(""))], "two-parts-of-one-name.xlsx")
told("two-parts-of-one-name.xlsx", "brokenArchive")
patched("cut-in-half.xlsx", "brokenArchive", parts([sheet(FORM)]), lambda content: content[:len(content) // 2])
patched("cut-by-a-byte.xlsx", "brokenArchive", parts([sheet(FORM)]), lambda content: content[:-1])


def spoiled(content):
    """Bytes of the sheet itself are other ones."""
    head = struct.unpack("<I", content[directory(content)[-1] + 42:][:4])[0]
    for offset in range(200, 260):
        content[head + offset] ^= 0xFF
    return content


patched("packed-bytes-spoiled.xlsx", "brokenArchive", parts([sheet(FORM * 1)]), spoiled)


def locked(content):
    for entry in directory(content):
        head = struct.unpack("<I", content[entry + 42:entry + 46])[0]
        content[entry + 8] |= 1
        content[head + 6] |= 1
    return content


patched("archive-with-password.xlsx", "encrypted", parts([sheet(FORM)]), locked)

# Files of other kinds under a workbook's name.
ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504)
raw("program.xlsx", "notAWorkbook", b"MZ\x90\0" + dice.randbytes(5000))
raw("elf.xlsx", "notAWorkbook", b"\x7FELF" + dice.randbytes(5000))
raw("document.xlsx", "notAWorkbook", b"%PDF-1.7\n" + dice.randbytes(5000))
raw("page.xlsx", "notAWorkbook", b"<html><body><table><tr><td>1</td></tr></table></body></html>")
raw("excel-97.xlsx", "legacyFormat", ole + "Workbook".encode("utf-16-le") + bytes(500))
raw("workbook-with-password.xlsx", "encrypted", ole + "EncryptedPackage".encode("utf-16-le") + bytes(500))
raw("random.xlsx", "notAWorkbook", dice.randbytes(100_000))
raw("nothing.xlsx", "notAWorkbook", b"")

# XML.
laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(10))
entities = {
    "billion-laughs": (f"<!DOCTYPE x [{laughs}]>", "&a9;"),
    "external-entity": ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
    "external-dtd": ('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', ""),
    "parameter-entity": ('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>', ""),
}
for name, (doctype, use) in entities.items():
    infected = sheet(FORM.replace("王建国", "王建国" + use)).replace("?>", "?>" + doctype, 1)
    book(f"{name}.xlsx", "forbiddenXML", infected)
    strings = f'<?xml version="1.0"?>{doctype}<sst xmlns="{MAIN}"><si><t>x{use}</t></si></sst>'
    book(f"{name}-in-strings.xlsx", "forbiddenXML", sheet(FORM), strings=strings)
    infected = parts([sheet(FORM)])
    infected["xl/workbook.xml"] = f'<?xml version="1.0"?>{doctype}' + infected["xl/workbook.xml"]
    zipped(infected, f"{name}-in-workbook.xlsx")
    told(f"{name}-in-workbook.xlsx", "forbiddenXML")
utf16 = (f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [{laughs}]>' + "<worksheet>&a9;</worksheet>").encode("utf-16")
book("billion-laughs-in-utf-16.xlsx", "forbiddenXML", utf16)
book("sheet-in-utf-16.xlsx", None, sheet(FORM).replace("UTF-8", "UTF-16").encode("utf-16"), engineers=1)
book("deep-nesting.xlsx", "brokenXML", sheet(FORM + "<a>" * 50_000 + "</a>" * 50_000))
book("attribute-of-5-megabytes.xlsx", "brokenXML", sheet(f'<row r="1" x="{"".join(dice.choices("abcdef", k=5_000_000))}"/>' + FORM))
book("tag-that-never-ends.xlsx", "brokenXML", f'<worksheet xmlns="{MAIN}"><sheetData><row ' + "".join(dice.choices("abcdef ", k=9_000_000)))
book("tags-crossed.xlsx", "brokenXML", sheet(FORM).replace("</is></c>", "</c></is>", 1))
book("entity-that-nobody-knows.xlsx", "brokenXML", sheet(FORM.replace("王建国", "&nbsp;")))
book("control-character.xlsx", "brokenXML", sheet(FORM.replace("王建国", "王\x01国")))
book("no-utf-8.xlsx", "brokenXML", sheet(FORM).encode().replace("建".encode(), b"\xE5\xBB"))
book("overlong-utf-8.xlsx", "brokenXML", sheet(FORM).encode().replace("建".encode(), b"\xC0\xAF"))
SHARED = '<row r="4"><c r="A4" t="s"><v>{}</v></c></row>'
book("no-utf-8-in-strings.xlsx", "brokenXML", sheet(FORM + SHARED.format(0)),
     strings=f'<sst xmlns="{MAIN}"><si><t>'.encode() + b"\xFF\xFE" + b"</t></si></sst>")
for name, number in [("beyond", 99), ("below-zero", -1), ("huge", 10 ** 18), ("no-number", "x")]:
    book(f"string-number-{name}.xlsx", "brokenXML", sheet(FORM + SHARED.format(number)),
         strings=f'<sst xmlns="{MAIN}"><si><t>x</t></si></sst>')
book("strings-missing.xlsx", "brokenXML", sheet(FORM + SHARED.format(0)))

# Sizes.
row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c></row>'
book("rows-1000000.xlsx", "tooManyRows", sheet(FORM + "".join(row.format(i) for i in range(4, 1_000_004))))
empty = "".join(f'<row r="{i}" ht="15" customHeight="1"><c r="A{i}" s="1"/></row>' for i in range(4, 1_000_004))
book("rows-1000000-empty.xlsx", None, sheet(FORM + empty), engineers=1)
wide = "".join(f'<c r="{letters(i)}4"><v>{i}</v></c>' for i in range(1, 10_001))
book("columns-10000.xlsx", "tooManyColumns", sheet(FORM + f'<row r="4">{wide}</row>'))
book("column-XFD.xlsx", "tooManyColumns", sheet(FORM + '<row r="4"><c r="XFD4"><v>1</v></c></row>'))
book("column-beyond-any.xlsx", "tooManyColumns", sheet(FORM + '<row r="4"><c r="ZZZZ4"><v>1</v></c></row>'))
broad = "".join(f'<row r="{i}">' + "<c><v>1</v></c>" * 100 + "</row>" for i in range(4, 60_000))
book("cells-6000000.xlsx", "tooManyCells", sheet(FORM + broad))
long = "".join(dice.choices("路桥隧道施工组织设计与现场管理技术交底质量验收进度控制合同索赔安全生产", k=3_500_000))
book("cell-of-10-megabytes.xlsx", "cellTooLong", sheet(FORM + cells(4, [long])))
book("string-of-10-megabytes.xlsx", "cellTooLong", sheet(FORM), strings=f'<sst xmlns="{MAIN}"><si><t>{long}</t></si></sst>')
del long
book("strings-4000000.xlsx", "tooManyCells", sheet(FORM),
     strings=f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{i}</t></si>" for i in range(4_000_000)) + "</sst>")
book("sheets-5000.xlsx", "tooManySheets", *[sheet("")] * 1900)
zipped(parts([sheet(FORM)]) | {"xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>' + "".join(
    f'<sheet name="{i}" sheetId="{i}" r:id="s0"/>' for i in range(200_000)) + "</sheets></workbook>"}, "sheets-200000-listed.xlsx")
told("sheets-200000-listed.xlsx", "tooManySheets")
book("styles-2000000.xlsx", "archiveTooLarge", sheet(FORM),
     styles=f'<styleSheet xmlns="{MAIN}"><cellXfs>' + "".join(f'<xf numFmtId="{i}"/>' for i in range(2_000_000)) + "</cellXfs></styleSheet>")
merges = "".join(f'<mergeCell ref="A{i}:B{i}"/>' for i in range(4, 300_004))
book("merges-300000.xlsx", "archiveTooLarge", sheet(FORM, f"<mergeCells>{merges}</mergeCells>"))
merges = "".join(f'<mergeCell ref="{letters(1 + i % 500)}{4 + i // 500}:XFD1048576"/>' for i in range(190_000))
people = "".join(cells(i, PERSON) for i in range(4, 20_004))
book("merges-over-one-another.xlsx", None, sheet(FORM + people, f"<mergeCells>{merges}</mergeCells>"), engineers=20_001)
# Tall areas beside the table, over one another, and people in cells that wrap: every one of them is looked for in the areas.
WRAP = (f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
        '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf applyAlignment="1">'
        '<alignment wrapText="1"/></xf></cellXfs></styleSheet>')
merges = "".join(
    f'<mergeCell ref="{letters(20 + i % 400)}{3 + i // 400}:{letters(20 + i % 400)}{900 + i // 400}"/>' for i in range(190_000))
people = "".join(cells(i, PERSON) for i in range(4, 1_004)).replace("<c r=", '<c s="1" r=')
book("merges-beside-people.xlsx", None, sheet(FORM + people, f"<mergeCells>{merges}</mergeCells>"), engineers=1_001, styles=WRAP)

# People who may all be one another: found out when they are recorded.
for count in (2_000, 50_000):
    crowd = "".join(
        cells(i, ["王建国", f"139{i * 137 % 100_000_000:08d}", "滨城隧道有限公司"] + PERSON[3:]) for i in range(4, 4 + count))
    book(f"namesakes-{count}.xlsx", None, sheet(FORM + crowd), engineers=count + 1)

# What is slow to understand.
TABLE = ["企业名称", "项目名称", "项目所在国家", "项目类型", "项目状态", "拟互认人员信息"]
names = ["".join(dice.choices("江海河湖山川林泉东西南北中华建设工程", k=12)) for _ in range(20_000)]
table = cells(1, ["已外派参与工程项目人员汇总"]) + cells(2, TABLE) + "".join(
    cells(i, [name + "公司", "项目" + name, "缅甸", "承包工程", "在建", "详见另附表"]) for i, name in enumerate(names, 3))
attached = cells(1, HEADINGS) + "".join(
    cells(i, PERSON[:2] + ["另" + name] + PERSON[3:]) for i, name in enumerate(names, 2))
book("enterprises-20000-that-do-not-match.xlsx", None, sheet(table), sheet(attached), engineers=None)
table = cells(1, ["已外派参与工程项目人员汇总"]) + cells(2, TABLE) + "".join(
    cells(i, ["江海公司", "项目" + name, "缅甸", "承包工程", "在建", "详见另附表"]) for i, name in enumerate(names, 3))
attached = cells(1, HEADINGS) + "".join(
    cells(i, PERSON[:2] + ["江海公司"] + PERSON[3:6] + [f"经历{i}" * 20]) for i in range(2, 20_002))
book("projects-20000-of-one-enterprise.xlsx", None, sheet(table), sheet(attached), engineers=20_000)
junk = ["1(" * 40, "姓名，" * 60, "王建国和李慧敏" * 20, "@" * 300, "工程师" * 90, "缅甸仰光" * 90, "年" * 120]
book("junk-20000-rows.xlsx", None, sheet(FORM + "".join(
    cells(i, [text + str(i) for text in junk]) for i in range(4, 20_004))), engineers=1)
