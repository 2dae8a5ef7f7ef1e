"""Reckons the clocks of evaluations (A2.5) a second time, with a calendar of working days of its own (chinesecalendar).

    evaluation_clock.py days FROM TO    prints each working day from FROM to TO, a line each
    evaluation_clock.py clocks FILE     reads clocks, a JSON object a line, and prints a result for each

It follows the words of the Civil Code (articles 201 to 203) and knows nothing of how Accord reckons: net time is summed up
anew for every instant that is asked for, and instants are found by halving.
"""
import calendar
import datetime as dt
import json
import sys

import chinese_calendar

BEIJING = dt.timezone(dt.timedelta(hours=8))
DAY = dt.timedelta(days=1)


def works(day):
    try:
        return chinese_calendar.is_workday(day)
    except NotImplementedError:  # not announced yet
        return day.weekday() < 5


def end_of(day):
    """24:00, in milliseconds since 1970."""
    return int(dt.datetime.combine(day + DAY, dt.time(), BEIJING).timestamp()) * 1000


def day_of(instant):
    return dt.datetime.fromtimestamp(instant // 1000, BEIJING).date()


def due(start, waited):
    first = day_of(start)
    month = first.month - 1 + 6
    year, month = first.year + month // 12, month % 12 + 1
    last = first.replace(year=year, month=month, day=min(first.day, calendar.monthrange(year, month)[1]))
    day = day_of(end_of(last) + waited - 1)
    while not works(day):
        day += DAY
    return end_of(day)


def waited(pauses, since, until):
    """Milliseconds of a stretch that some pause covers."""
    edges = []
    for begin, end in pauses:
        begin, end = max(begin, since), min(until if end is None else end, until)
        if begin < end:
            edges += [(begin, 1), (end, -1)]
    covered = depth = last = 0
    for at, step in sorted(edges):
        if depth:
            covered += at - last
        depth += step
        last = at
    return covered


def joined(pauses, start):
    """Pauses that overlap or touch as one, in order; the last may have no end."""
    whole = []
    for begin, end in sorted(((max(b, start), float("inf") if e is None else max(e, b, start)) for b, e in pauses)):
        if end == begin:
            continue
        if whole and begin <= whole[-1][1]:
            whole[-1][1] = max(whole[-1][1], end)
        else:
            whole.append([begin, end])
    return whole


def due_with(start, pauses):
    """The end of the term, and whether a pause that lasts keeps it off: the least end that what was waited before it gives."""
    spans = joined(pauses, start)
    found, before = due(start, 0), None
    while found != before:
        before = found
        found = due(start, sum(e - b for b, e in spans if b < before and e != float("inf")))
    return found, any(e == float("inf") and b < found for b, e in spans)


def reckon(clock):
    start, pauses, now, stopped = clock["start"], clock["pauses"], clock["now"], clock["stopped"]
    end, kept_off = due_with(start, pauses)
    whole = due(start, 0) - start
    marks = {}
    for name, percent in (("half", 50), ("threeQuarters", 75), ("nineTenths", 90)):
        target = whole * percent // 100
        net = lambda t: t - start - waited(pauses, start, t)
        low, high = start, start + whole + 20 * 366 * 86400 * 1000
        if net(high) < target:
            continue
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if net(middle) >= target else (middle + 1, high)
        marks[name] = low
    if not kept_off:
        marks["overdue"] = end
    until = max(now if stopped is None else stopped, start)
    return {
        "due": end, "dueNow": due_with(start, [(b, now if e is None else e) for b, e in pauses])[0], "marks": marks, "total": until - start,
        "waited": waited(pauses, start, until)}


if __name__ == "__main__":
    if sys.argv[1] == "days":
        day, last = dt.date.fromisoformat(sys.argv[2]), dt.date.fromisoformat(sys.argv[3])
        while day <= last:
            if works(day):
                print(day)
            day += DAY
    else:
        with open(sys.argv[2], encoding="utf-8") as file:
            for line in file:
                print(json.dumps(reckon(json.loads(line))))
