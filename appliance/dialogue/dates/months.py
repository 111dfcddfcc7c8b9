"""The names of months and weekdays in both languages, folded, with the spellings recognizers write."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero",
            "february feb febuary febrero",
            "march mar marzo",
            "april apr abril",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto",
            "september sept sep septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month name to its number."""

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mondays mon lunes",
            "tuesday tuesdays tues tue martes",
            "wednesday wednesdays wed weds miercoles",
            "thursday thursdays thurs thur thu jueves",
            "friday fridays fri viernes",
            "saturday saturdays sat sabado sabados",
            "sunday sundays sun domingo domingos",
        )
    )
    for name in names.split()
}
"""Weekday name to its number; 0 is Monday, as in `date.weekday()`."""
