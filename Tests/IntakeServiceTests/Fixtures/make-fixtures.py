"""Writes the workbooks of BadInput and Programs: python3 make-fixtures.py (needs openpyxl and xlsxwriter; uses
LibreOffice's soffice where it is installed). The results are kept beside it, so that tests need neither."""

import io, os, shutil, struct, subprocess, sys, tempfile, zipfile
import openpyxl, xlsxwriter

here = os.path.dirname(os.path.abspath(__file__))
bad = os.path.join(here, "BadInput")
programs = os.path.join(here, "Programs")

TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK = f"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{R}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"""
RELS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""


def sheet(rows):
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'


def parts(sheet_xml):
    return [("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT), ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", RELS), ("xl/worksheets/sheet1.xml", sheet_xml)]


def write(name, entries):
    with zipfile.ZipFile(os.path.join(bad, name), "w", zipfile.ZIP_DEFLATED) as z:
        for entry, content in entries:
            z.writestr(entry, content)


def cell(ref, text):
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


one = sheet('<row r="1">' + cell("A1", "x") + "</row>")
write("zip-bomb-declared.xlsx", parts(sheet("<row r=\"1\">" + " " * 40_000_000 + "</row>")))
write("too-many-entries.xlsx", parts(one) + [(f"xl/media/{i}", "") for i in range(2500)])
write("zip-slip.xlsx", parts(one) + [("../../etc/cron.d/evil", "x")])
write("absolute-path.xlsx", parts(one) + [("/etc/passwd", "x")])
link = zipfile.ZipInfo("xl/link")
link.create_system = 3
link.external_attr = 0o120777 << 16
write("symbolic-link.xlsx", parts(one) + [(link, "/etc/passwd")])
write("billion-laughs.xlsx", parts('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) + "]>" + one.replace(">x<", ">&j;<")))
write("external-entity.xlsx", parts(
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + one.replace(">x<", ">&x;<")))
write("bare-doctype.xlsx", parts('<!DOCTYPE worksheet SYSTEM "http://127.0.0.1:9/x.dtd">' + one))
write("undeclared-entity.xlsx", parts(one.replace(">x<", ">&boom;<")))
write("ten-thousand-columns.xlsx", parts(sheet('<row r="1">' + cell("NTP1", "x") + "</row>")))
write("no-form.xlsx", parts(sheet('<row r="1">' + cell("A1", "购物清单") + cell("B1", "苹果") + "</row>")))
write("word-document.xlsx", [("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT.replace("xl/workbook", "word/document")),
                             ("word/document.xml", "<document/>")])
write("opendocument.xlsx", [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")])
write("cut-off-xml.xlsx", parts(one[:-30]))
write("missing-sheet-part.xlsx", parts(one)[:-1])

# The declared size is changed to a lie: the bytes that come out are counted, too.
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
    for entry, content in parts(sheet('<row r="1">' + " " * 40_000_000 + "</row>")):
        z.writestr(entry, content)
data = bytearray(buffer.getvalue())
real = struct.pack("<I", len(sheet('<row r="1">' + " " * 40_000_000 + "</row>").encode()))
at = data.find(real)
while at >= 0:
    data[at:at + 4] = struct.pack("<I", 1000)
    at = data.find(real, at + 4)
open(os.path.join(bad, "zip-bomb-undeclared.xlsx"), "wb").write(data)

ok = io.BytesIO()
with zipfile.ZipFile(ok, "w", zipfile.ZIP_DEFLATED) as z:
    for entry, content in parts(one):
        z.writestr(entry, content)
open(os.path.join(bad, "broken-zip.xlsx"), "wb").write(ok.getvalue()[: len(ok.getvalue()) // 2])
open(os.path.join(bad, "not-a-workbook.xlsx"), "wb").write("这只是一段文字。".encode("gb18030") * 20)
open(os.path.join(bad, "empty.xlsx"), "wb").write(b"")
open(os.path.join(bad, "scan.xlsx"), "wb").write(b"%PDF-1.4\n%%EOF\n")
open(os.path.join(bad, "web-page.xls"), "w").write("<html><body><table><tr><td>1</td></tr></table></body></html>")


def ole(*names):
    """An OLE2 container just real enough: the header, and a directory sector with these stream names."""
    head = bytearray(512)
    head[0:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    directory = bytearray()
    for name in ("Root Entry",) + names:
        entry = bytearray(128)
        encoded = name.encode("utf-16-le")
        entry[0:len(encoded)] = encoded
        entry[64:66] = struct.pack("<H", len(encoded) + 2)
        directory += entry
    return bytes(head + directory + bytes(512))


open(os.path.join(bad, "encrypted.xlsx"), "wb").write(ole("EncryptionInfo", "EncryptedPackage"))
open(os.path.join(bad, "excel-97.xls"), "wb").write(ole("Workbook"))
open(os.path.join(bad, "word-97.doc"), "wb").write(ole("WordDocument"))

# MARK: one form by several programs

HEADS = ["序号", "企业名称\n（企业联系及手机号码）", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型", "项目状态",
         "中方在外工程师人数", "聘用外方工程师人数", "中方在外工程师满足专业工程会员基本条件数", "姓名", "联系方式", "所在领域", "当前所在地",
         "拟申请级别（专业/资深）", "300字以内主要工程实践经历", "相关专业工作年限"]
ROWS = [
    [1, "远洋建工集团（联系人：方圆，手机：138 0000 0401）", "北部高速公路二期", "柬埔寨", "承包工程", "在建", 12, 30, 9, "蓝天", 13800000041,
     "土木工程", "柬埔寨", "专业", "从事路基设计 & 施工 <10年。", 10],
    [2, None, None, None, None, None, None, None, None, "白云", "１３８００００００４２", "土木", "金边", "资深工程会员", "负责桥梁结构设计。", 15.5],
]


def with_openpyxl(path):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "附件3"
    page.append(["推荐单位（盖章）：远洋省工程师协会"])
    page.append(["已外派参与工程项目人员汇总（可另附）"])
    page.append(HEADS)
    for row in ROWS:
        page.append(row)
    for letter in "BCDEFGHI":
        page.merge_cells(f"{letter}4:{letter}5")
    book.save(path)


def with_xlsxwriter(path):
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("附件3")
    bold = book.add_format({"bold": True})
    page.write(0, 0, "推荐单位（盖章）：远洋省工程师协会")
    page.write(1, 0, "已外派参与工程项目人员汇总（可另附）")
    for column, head in enumerate(HEADS):
        page.write(2, column, head)
    for index, row in enumerate(ROWS):
        for column, value in enumerate(row):
            if value is not None and not (1 <= column <= 8):
                page.write(3 + index, column, value)
    for column in range(1, 9):
        page.merge_range(3, column, 4, column, ROWS[0][column])
    page.write_rich_string(3, 9, "蓝", bold, "天")
    page.write_formula(3, 15, "=4+6", None, 10)
    book.close()


with_openpyxl(os.path.join(programs, "openpyxl.xlsx"))
with_xlsxwriter(os.path.join(programs, "xlsxwriter.xlsx"))
soffice = shutil.which("soffice")
if soffice:
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "libreoffice.xlsx")
        with_openpyxl(source)
        out = os.path.join(folder, "out")
        subprocess.run([soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", out, source], check=True, stdout=subprocess.DEVNULL)
        shutil.copy(os.path.join(out, "libreoffice.xlsx"), os.path.join(programs, "libreoffice.xlsx"))
else:
    print("no soffice: libreoffice.xlsx is left as it is", file=sys.stderr)
