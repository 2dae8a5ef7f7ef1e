"""Reads all rows of all sheets of a workbook, values only, and says how long it took and how much memory.

    read-workbook.py openpyxl|calamine FILE

Imports are not timed. Prints one line of JSON.
"""

import json
import sys
import time


def with_openpyxl(path):
    import openpyxl

    yield
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        yield from sheet.iter_rows(values_only=True)


def with_calamine(path):
    import python_calamine

    yield
    book = python_calamine.CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        yield from book.get_sheet_by_name(name).iter_rows()


rows = {"openpyxl": with_openpyxl, "calamine": with_calamine}[sys.argv[1]](sys.argv[2])
next(rows)
start = time.perf_counter()
count = sum(1 for _ in rows)
seconds = time.perf_counter() - start
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(json.dumps({"count": count, "seconds": seconds, "peakKilobytes": peak}))
