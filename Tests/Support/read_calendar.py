"""Reads iCalendar files with the icalendar library, for the tests, and says what it found as JSON, in the order of the arguments.

read_calendar.py FILE...        .ics files, or .eml files with one that is attached

Beside what the library says, the rules of RFC 5545 that it is lenient about: lines of at most 75 octets that end in CRLF, no character
torn apart by a fold, and no control character.
"""
import email, email.policy, json, pathlib, re, sys

import icalendar


def found(content, mime=None):
    faults = []
    if not content.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", content):
        faults.append("a line does not end in CRLF")
    for line in content.split(b"\r\n"):
        if len(line) > 75:
            faults.append(f"a line has {len(line)} octets")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            faults.append("a fold tears a character apart")
            continue
        if any(ord(c) < 32 and c != "\t" or 127 <= ord(c) < 160 for c in text):
            faults.append("a control character")
    calendar = icalendar.Calendar.from_ical(content)
    events = calendar.walk("VEVENT")
    if len(events) != 1:
        faults.append(f"{len(events)} events")
    event = events[0]
    faults += [f"{name}: {error}" for part in (calendar, event) for name, error in part.errors]
    for name in ("UID", "DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY"):
        if name not in event:
            faults.append(f"no {name}, which a published event needs (RFC 5546, 3.2.1)")

    def text(name):
        return str(event[name]) if name in event else None

    return {"faults": faults, "mime": mime, "method": str(calendar["METHOD"]), "version": str(calendar["VERSION"]),
            "prodid": str(calendar["PRODID"]), "uid": text("UID"), "sequence": int(event["SEQUENCE"]),
            "start": event["DTSTART"].dt.isoformat(), "end": event["DTEND"].dt.isoformat(),
            "stamp": event["DTSTAMP"].dt.isoformat(), "summary": text("SUMMARY"), "location": text("LOCATION"),
            "description": text("DESCRIPTION"), "url": text("URL"), "status": text("STATUS"),
            "organizer": text("ORGANIZER"), "name": event["ORGANIZER"].params.get("CN")}


def read(path):
    content = pathlib.Path(path).read_bytes()
    if not path.endswith(".eml"):
        return found(content)
    message = email.message_from_bytes(content, policy=email.policy.default)
    part = next(part for part in message.iter_attachments() if part.get_content_type() == "text/calendar")
    return found(part.get_payload(decode=True), part["Content-Type"].params.get("method"))


print(json.dumps([read(path) for path in sys.argv[1:]]))
