# SPDX-License-Identifier: EUPL-1.2
"""Reads a calendar as another client does, and prints its events: uid, sequence, status, begin."""
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
seen = set()
for event in calendar.walk("VEVENT"):
    begin = event["DTSTART"]
    zone = begin.params.get("TZID")
    assert zone is None or zone in zones, f"{zone} has no VTIMEZONE"
    assert not event.errors, event.errors
    uid = str(event["UID"])
    assert uid not in seen, f"{uid} is there twice"
    seen.add(uid)
    print(uid, event["SEQUENCE"], event["STATUS"], begin.dt.isoformat())
