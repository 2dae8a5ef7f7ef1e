"""Compares a workbook with the one that was returned: compare_workbooks.py BEFORE AFTER, with JSON on standard input:
{"columns": {sheet: first of our two columns}, "marked": {sheet: [cells]}}. Prints as JSON what differs besides (which has to be
nothing), the texts of our columns, the fills of the marked cells, the heights of rows that were raised for the texts, and those of all rows that have our texts."""

import json, re, sys, zipfile
import openpyxl
from openpyxl.utils import get_column_letter

before_path, after_path = sys.argv[1:3]
plan = json.load(sys.stdin)
differences = []


def differ(what, one, other):
    if one != other:
        if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)) and len(one) == len(other):
            one, other = [x for x, y in zip(one, other) if x != y], [y for x, y in zip(one, other) if x != y]
        differences.append(f"{what}: {one!r} -> {other!r}")


def look(sheet, row, column, fill):
    # A cell that is not there looks as its row does. Objects of two workbooks are never equal; their descriptions are.
    there = (row, column) in sheet._cells
    cell = sheet.cell(row, column)
    style = cell if there or row not in sheet.row_dimensions else sheet.row_dimensions[row]
    style = [repr(x) for x in (style.font, style.border, style.alignment, style.protection) + ((style.fill,) if fill else ())]
    return [cell.value, cell.data_type, cell.number_format, cell.hyperlink and cell.hyperlink.target,
            cell.comment and cell.comment.text] + style


one, other = (openpyxl.load_workbook(path, rich_text=True) for path in (before_path, after_path))
differ("sheets", [(s.title, s.sheet_state) for s in one], [(s.title, s.sheet_state) for s in other])
differ("names", {n: d.attr_text for n, d in one.defined_names.items()}, {n: d.attr_text for n, d in other.defined_names.items()})
ours, fills, raised, heights = {}, {}, {}, {}
archive = zipfile.ZipFile(before_path)
for index, a in enumerate(one):
    # Heights that somebody set; others are found anew by the program that shows the sheet.
    xml = archive.read(f"xl/worksheets/sheet{index + 1}.xml").decode()
    set_heights = {int(m[0]) for m in re.findall(r'<(?:\w+:)?row r="(\d+)"([^>]*customHeight="(?:1|true)"[^>]*)>', xml)}
    b = other[a.title]
    first = plan["columns"].get(a.title)
    marked = set(plan["marked"].get(a.title, []))
    for row in range(1, max(a.max_row, b.max_row) + 1):
        for column in range(1, max(a.max_column, b.max_column) + 1):
            name = f"{get_column_letter(column)}{row}"
            if first and column in (first, first + 1):
                y = b.cell(row, column)
                if y.value not in (None, ""):
                    ours.setdefault(a.title, {}).setdefault(str(row), []).append([y.value, y.data_type, y.number_format])
                continue
            differ(f"{a.title}!{name}", look(a, row, column, name not in marked), look(b, row, column, name not in marked))
            if name in marked:
                fills.setdefault(a.title, {})[name] = b.cell(row, column).fill.fgColor.rgb
    differ(f"{a.title} merges", sorted(map(str, a.merged_cells.ranges)), sorted(map(str, b.merged_cells.ranges)))

    def widths(sheet):
        found = {}
        for letter, d in sheet.column_dimensions.items():
            for column in range(d.min or 0, (d.max or 0) + 1):
                if column <= 200 and not (first and column in (first, first + 1)):
                    found[get_column_letter(column)] = (d.width, d.hidden, d.customWidth, d._style)
        return found

    differ(f"{a.title} widths", widths(a), widths(b))
    for row in range(1, a.max_row + 1):
        x, y = a.row_dimensions[row], b.row_dimensions[row]
        if str(row) in ours.get(a.title, {}) and y.height:
            heights.setdefault(a.title, {})[str(row)] = y.height
        height = y.height if row in set_heights else 0
        # One that is too small for our texts is raised.
        if height and height > x.height and str(row) in ours.get(a.title, {}):
            raised[f"{a.title} {row}"] = height
            height = x.height
        differ(f"{a.title} row {row}", (x.height if row in set_heights else 0, x.hidden, list(x._style or [0] * 9)),
               (height, y.hidden, list(y._style or [0] * 9)))
    differ(f"{a.title} freeze", a.freeze_panes, b.freeze_panes)
    differ(f"{a.title} filter", a.auto_filter.ref, b.auto_filter.ref)
    differ(f"{a.title} validations", [(str(v.sqref), v.type, v.formula1) for v in a.data_validations.dataValidation],
           [(str(v.sqref), v.type, v.formula1) for v in b.data_validations.dataValidation])
    differ(f"{a.title} conditions", sorted(str(c.sqref) for c in a.conditional_formatting),
           sorted(str(c.sqref) for c in b.conditional_formatting))
    differ(f"{a.title} header", a.oddHeader.center.text, b.oddHeader.center.text)
    for attribute in ("print_area", "print_title_rows", "page_setup", "page_margins", "row_breaks", "protection"):
        differ(f"{a.title} {attribute}", repr(getattr(a, attribute)), repr(getattr(b, attribute)))
    differ(f"{a.title} pictures", (len(a._images), len(a._charts)), (len(b._images), len(b._charts)))

touched = []
with zipfile.ZipFile(before_path) as x, zipfile.ZipFile(after_path) as y:
    differ("parts", x.namelist(), y.namelist())
    for name in x.namelist():
        if x.read(name) != y.read(name):
            touched.append(name)
print(json.dumps({"differences": differences[:20], "ours": ours, "fills": fills, "touched": touched, "raised": raised, "heights": heights}, ensure_ascii=False))
