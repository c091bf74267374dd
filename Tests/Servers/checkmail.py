#!/usr/bin/env python3
"""Reads mails or calendar files with libraries that are not ours, and says in JSON what it found.

  checkmail.py mail MAILDIR        every mail: headers, parts, faults, the event in its calendar
  checkmail.py calendar FILE…      the events of calendar files

Times are worked out from a file's own VTIMEZONE only: its zones are renamed before they are read,
so that no library can know them by name.
"""

import datetime
import email
import email.policy
import json
import mailbox
import pathlib
import re
import sys
from email.errors import NonASCIILocalPartDefect

import icalendar
import recurring_ical_events


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "").replace("\r\n\t", "")


def line_faults(raw: bytes) -> list[str]:
    found = []
    if not raw.endswith(b"\r\n") or b"\n" in raw.replace(b"\r\n", b""):
        found.append("lines don't end in CRLF")
    if any(len(line) > 75 for line in raw.split(b"\r\n")):
        found.append("a line is longer than 75 octets")
    for line in raw.split(b"\r\n"):
        try:
            line.decode()
        except UnicodeDecodeError:
            found.append("a line is cut inside a character")
    return found


def renamed(text: str) -> str:
    """The same document with zones that nobody has heard of."""
    text = re.sub(r"TZID=([^:;]+)", r"TZID=Unheard/\1", unfolded(text))
    return re.sub(r"(?m)^TZID:", "TZID:Unheard/", text)


def utc(value) -> str:
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def event(raw: bytes) -> dict:
    faults = line_faults(raw)
    text = raw.decode()
    calendar = icalendar.Calendar.from_ical(renamed(text))
    for name in ("VERSION", "PRODID"):
        if name not in calendar:
            faults.append(f"VCALENDAR lacks {name}")
    for component in calendar.walk():
        faults += [f"{component.name}: {error}" for error in component.errors]
    values = [v for c in calendar.walk() for v in c.values() if hasattr(v, "params")]
    used = {str(v.params["TZID"]) for v in values if "TZID" in v.params}
    had = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    if used - had:
        faults.append(f"TZID without VTIMEZONE: {used - had}")
    found = calendar.walk("VEVENT")
    if len(found) != 1:
        return {"faults": faults + [f"{len(found)} events"]}
    it = found[0]
    for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "ORGANIZER"):
        if name not in it:
            faults.append(f"VEVENT lacks {name}")
    start, end = it["DTSTART"].dt, it["DTEND"].dt
    # A second opinion on the same text: the event that a calendar program would show.
    day = datetime.timedelta(days=1)
    shown = recurring_ical_events.of(calendar, skip_bad_series=False).between(
        start - day, start + day
    )
    if [x["DTSTART"].dt for x in shown] != [start] and str(it.get("STATUS")) != "CANCELLED":
        faults.append("a calendar program would show it at another time")
    attendees = it.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    geo = it.get("GEO")
    return {
        "faults": faults,
        "method": str(calendar.get("METHOD", "")),
        "uid": str(it.get("UID")),
        "sequence": int(it.get("SEQUENCE", -1)),
        "start": utc(start),
        "end": utc(end),
        "zones": sorted(zone.removeprefix("Unheard/") for zone in had),
        "zoneFrom": it["DTSTART"].params.get("TZID", "").removeprefix("Unheard/"),
        "summary": str(it.get("SUMMARY")),
        "description": str(it.get("DESCRIPTION", "")),
        "location": str(it.get("LOCATION", "")),
        "url": str(it.get("URL", "")),
        "geo": [geo.latitude, geo.longitude] if geo else [],
        "status": str(it.get("STATUS")),
        "organizer": str(it.get("ORGANIZER")),
        "organizerName": str(it["ORGANIZER"].params.get("CN", "")),
        "attendees": [str(a) for a in attendees],
        "attendeeParameters": [dict(sorted(a.params.items())) for a in attendees],
        "alarms": len(it.walk("VALARM")),
    }


def mail(raw: bytes) -> dict:
    # From text, because a bytes parser takes UTF-8 in headers (RFC 6532) for rubbish.
    message = email.message_from_string(raw.decode(), policy=email.policy.SMTPUTF8)
    faults = []
    for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version"):
        if message[name] is None:
            faults.append(f"{name} is missing")
        if len(message.get_all(name, [])) > 1:
            faults.append(f"{name} stands more than once")
    for name, value in message.items():
        # RFC 6532 allows it, where the server offers SMTPUTF8.
        defects = [d for d in value.defects if not isinstance(d, NonASCIILocalPartDefect)]
        faults += [f"{name}: {defects}"] if defects else []
    faults += [repr(d) for part in message.walk() for d in part.defects]
    if any(len(line.rstrip(b"\r")) > 998 for line in raw.split(b"\n")):
        faults.append("a line is longer than 998 bytes")
    body = raw.partition(b"\n\n")[2] or raw.partition(b"\r\n\r\n")[2]
    if any(byte > 0x7E for byte in body):
        faults.append("the body is not 7-bit")
    parts = {part.get_content_type(): part for part in message.walk()}
    result = {
        "headers": sorted({name.lower() for name in message.keys()}),
        "from": [message["From"].addresses[0].display_name, message["From"].addresses[0].addr_spec],
        "to": [message["To"].addresses[0].display_name, message["To"].addresses[0].addr_spec],
        "subject": str(message["Subject"]),
        "id": str(message["Message-ID"]),
        "date": utc(message["Date"].datetime),
        "autoSubmitted": str(message["Auto-Submitted"]),
        "signedIn": str(message["X-Test-Signed-In"]) == "True",
        "tls": str(message["X-Test-TLS"]) == "True",
        "parts": [part.get_content_type() for part in message.walk()],
        "text": parts["text/plain"].get_content(),
        "html": parts["text/html"].get_content(),
        "attachments": [part.get_filename() for part in message.iter_attachments()
                        if part.get_filename()],
    }
    if "text/calendar" in parts:
        part = parts["text/calendar"]
        calendar = part.get_payload(decode=True)
        result["event"] = event(calendar)
        if (part.get_param("method") or "") != result["event"].get("method"):
            faults.append("the part's method is not the calendar's METHOD")
        if parts["application/ics"].get_payload(decode=True) != calendar:
            faults.append("the attached file is not the calendar of the mail")
        faults += result["event"].pop("faults")
    return result | {"faults": faults}


def main():
    kind, *paths = sys.argv[1:]
    if kind == "mail":
        box = mailbox.Maildir(paths[0], create=False)
        found = [mail(box.get_bytes(key)) for key in sorted(box.keys())]
    else:
        found = [event(pathlib.Path(path).read_bytes()) for path in paths]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
