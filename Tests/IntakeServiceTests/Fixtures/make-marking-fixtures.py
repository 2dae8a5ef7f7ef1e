"""Writes the workbooks of Marking: python3 make-marking-fixtures.py (needs openpyxl and xlsxwriter). The results are kept
beside it, so that tests need neither."""

import base64, io, os, re, zipfile
import openpyxl, xlsxwriter

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Marking")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==")

# As a unit makes it: a letterhead with a picture, three tables on a sheet, one page that is printed, formulas, drop-downs,
# a filter, merged cells of one enterprise, hidden columns, notes below, a sheet of its own beside it.
book = xlsxwriter.Workbook(os.path.join(folder, "rich.xlsx"))
page = book.add_worksheet("已外派")
title = book.add_format({"bold": True, "font_size": 18, "align": "center", "valign": "vcenter", "font_name": "黑体"})
head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "bg_color": "#D9E1F2"})
plain = book.add_format({"border": 1, "text_wrap": True})
wide = book.add_format({"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "font_color": "#1F4E79"})
date = book.add_format({"border": 1, "num_format": "yyyy年m月d日"})
pink = book.add_format({"border": 2, "bg_color": "#FFC7CE", "font_color": "#9C0006", "diag_type": 1})
page.insert_image("A1", "mark.png", {"image_data": io.BytesIO(PNG)})
page.merge_range("A2:O2", "推荐参加工程能力评价人员情况表", title)
page.set_row(1, 36)
page.merge_range("A3:O3", "推荐单位（盖章）：远洋省工程师协会", plain)
page.merge_range("A4:O4", "一、已外派参与工程项目人员汇总", plain)
HEADS = ["序号", "企业名称\n（企业联系及手机号码）", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型", "项目状态", "中方在外工程师人数",
         "聘用外方工程师人数", "中方在外工程师满足专业工程会员基本条件数", "姓名", "联系方式", "所在领域", "当前所在地", "拟申请级别（专业/资深）",
         "300字以内主要工程实践经历"]
for column, text in enumerate(HEADS):
    page.write(4, column, text, head)
page.set_row(4, 60)
people = [
    ["蓝天", "13800000041", "土木工程", "柬埔寨", "专业", "从事路基设计 & 施工 <10年>。"],
    ["白云", None, "土木", "金边", "资深工程会员", "负责桥梁结构设计，=SUM(A1:A3) 不是公式。"],
    ["青山", "13800000043", "航天工程类", "柬埔寨", "专业", "发射场建设。"],
]
for index, person in enumerate(people):
    page.write(5 + index, 0, index + 1, plain)
    for offset, text in enumerate(person):
        if text is not None:
            page.write(5 + index, 9 + offset, text, plain)
texts = ["远洋建工集团（联系人：方圆，手机：13800000401）", "北部高速公路二期", "亚特兰蒂斯", "承包工程", "在建"]
for column, text in enumerate(texts):
    page.merge_range(5, 1 + column, 7, 1 + column, text, wide)
for column, (formula, value) in enumerate([("=3*4", 12), ("=SUM(G6,18)", 30), ("=G6-3", 9)]):
    page.merge_range(5, 6 + column, 7, 6 + column, "", wide)
    page.write_formula(5, 6 + column, formula, wide, value)
# No cell at all in K7 but a style of the whole row; a row whose height somebody set.
page.set_row(6, 45, pink)
page.set_row(7, 20)
page.write(9, 0, "注：人数以 2025 年 4 月为准。")
page.write_datetime(9, 3, __import__("datetime").datetime(2025, 4, 1), date)
page.merge_range("A12:L12", "二、未来三年计划外派参与工程项目人员汇总", plain)
PLANS = ["序号", "企业名称", "计划外派海外重点项目名称（如有）", "计划外派国家（地区）（如有）", "姓名", "联系方式", "所在领域", "当前所在地",
         "拟申请级别（专业/资深）", "主要工程实践经历"]
for column, text in enumerate(PLANS):
    page.write(12, column, text, head)
for index, row in enumerate([
    [1, "远洋设计院", "港口扩建", "缅甸", "碧水", "13800000044", "水利工程", "中国", "资深", "从事码头设计十二年。"],
    [2, "远洋设计院", "港口扩建", "缅甸", "紫霞", "1380000", "水利工程", "中国", "正高", "从事航道设计。"],
]):
    for column, text in enumerate(row):
        page.write(13 + index, column, text, plain)
page.autofilter("A5:O8")
page.data_validation("N6:N8", {"validate": "list", "source": ["专业", "资深"]})
page.conditional_format("G6:I8", {"type": "cell", "criteria": ">", "value": 20, "format": book.add_format({"bold": True})})
page.write_comment("B6", "请写全称")
page.freeze_panes(5, 2)
page.set_column("A:A", 6)
page.set_column("B:B", 30, plain)
page.set_column("H:I", 9, None, {"hidden": 1})
page.set_column("L:XFD", 15)
page.set_landscape()
page.set_paper(8)
page.fit_to_pages(1, 0)
page.repeat_rows(4)
page.print_area("A1:O16")
page.set_header("&C&\"黑体\"远洋省工程师协会")
page.set_h_pagebreaks([11])
book.define_name("项目", "=已外派!$C$6")
other = book.add_worksheet("统计")
other.write_formula("A1", "=COUNTA(已外派!J6:J8)", None, 3)
other.write("B1", "https://example.org/")
chart = book.add_chart({"type": "column"})
chart.add_series({"values": "=已外派!$G$6:$I$6"})
other.insert_chart("D3", chart)
hidden = book.add_worksheet("旧")
hidden.hide()
hidden.write("A1", "草稿")
book.close()

# As some programs write it: every element with a prefix, cells and rows without references, a comment and CDATA in between.
plainer = openpyxl.Workbook()
page = plainer.active
page.title = "名单"
for row in [
    ["推荐单位：远洋省工程师协会"], ["已外派参与工程项目人员汇总"],
    ["序号", "企业名称", "项目名称", "项目所在国家", "姓名", "联系方式", "所在领域", "当前所在地", "拟申请级别", "主要工程实践经历"],
    [1, "远洋建工集团", "大桥", "缅甸", "蓝天", "13800000041", "土木工程", "缅甸", "专业", "设计 & 施工"],
    [2, "远洋建工集团", "大桥", "缅甸", "白云", None, "土木工程", "缅甸", "高级", "监理"],
]:
    page.append(row)
raw = io.BytesIO()
plainer.save(raw)
with zipfile.ZipFile(raw) as source, zipfile.ZipFile(os.path.join(folder, "prefixed.xlsx"), "w") as target:
    for entry in source.infolist():
        content = source.read(entry)
        if entry.filename.startswith("xl/worksheets/") or entry.filename == "xl/styles.xml":
            text = content.decode()
            text = re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", text)
            text = text.replace("<?xml", "<?xml").replace("xmlns=", "xmlns:x=", 1)
            if "worksheets" in entry.filename:
                # Blank cells keep the places of those behind them.
                rows = []
                for line in re.findall(r"<x:row.*?</x:row>", text, re.S):
                    columns = {m[0]: m[1] for m in re.findall(r'(<x:c r="[A-Z]+)\d+"(.*?(?:/>|</x:c>))', line, re.S)}
                    cells = ""
                    for letter in "ABCDEFGHIJ":
                        rest = columns.get(f'<x:c r="{letter}')
                        cells += "<x:c" + rest if rest is not None else "<x:c/>"
                    rows.append("<x:row>" + cells + "<!-- <x:c> --></x:row >")
                body = "<x:sheetData>" + "".join(rows) + "</x:sheetData>"
                text = re.sub(r"<x:sheetData>.*</x:sheetData>", lambda _: body, text, flags=re.S)
                text = re.sub(r"<x:cols>.*?</x:cols>", "", text, flags=re.S)
            content = text.encode()
        target.writestr(zipfile.ZipInfo(entry.filename, (2025, 4, 16, 9, 30, 0)), content, zipfile.ZIP_DEFLATED)
