"""Writes a workbook anew with another program's writer: write_as.py PROGRAM IN.xlsx OUT.xlsx."""

import sys

import openpyxl

program, source, target = sys.argv[1:]
sheets = []
for sheet in openpyxl.load_workbook(source):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sheets.append((sheet.title, rows, [str(area) for area in sheet.merged_cells.ranges]))

if program == "openpyxl":
    book = openpyxl.load_workbook(source)
    book.save(target)
elif program == "openpyxl-write-only":
    book = openpyxl.Workbook(write_only=True)
    for title, rows, _ in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(target)
elif program.startswith("xlsxwriter"):
    import xlsxwriter

    book = xlsxwriter.Workbook(target, {"constant_memory": program == "xlsxwriter-constant-memory"})
    for title, rows, areas in sheets:
        sheet = book.add_worksheet(title)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
        if program == "xlsxwriter":
            for area in areas:
                first = area.split(":")[0]
                cell = openpyxl.utils.cell.coordinate_from_string(first)
                value = rows[cell[1] - 1][openpyxl.utils.column_index_from_string(cell[0]) - 1]
                sheet.merge_range(area, "" if value is None else value)
    book.close()
elif program == "pyexcelerate":
    import pyexcelerate

    book = pyexcelerate.Workbook()
    for title, rows, _ in sheets:
        book.new_sheet(title, data=[["" if value is None else value for value in row] for row in rows])
    book.save(target)
else:
    raise SystemExit(f"no writer {program}")
