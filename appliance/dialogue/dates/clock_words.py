"""Times of day in speech: "nine thirty", "9.30", "half past two", "menos "
"cuarto", "in the afternoon", "por la tarde"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Literal

from appliance.clinic.people import Lang

Meridiem = Literal["am", "pm"]
DAY_END = time(23, 59)
"""End of the last window of a day."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the day: starts in [from_, to)."""

    from_: time
    to: time


MORNING = Window(time(0), time(12))
AFTERNOON = Window(time(12), time(17))
AFTERNOONS = (AFTERNOON, Window(time(12), time(18)))
"""As said in English, and in Spanish."""
EVENING = Window(time(17), DAY_END)
OFFICE = Window(time(7), time(19))
"""Hours that decide between morning and afternoon when the clinic's own are not given: 7 to 11 and 12 to 6."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on a twelve or twenty-four hour clock."""

    hour: int
    minute: int
    meridiem: Meridiem | None = None
    exact: bool = True
    """Whether minutes, "o'clock" or am and pm were said; a lone hour is "10"."""

    @property
    def sure(self) -> bool:
        """Whether it is known to be morning or afternoon."""
        return self.meridiem is not None or self.hour > 12 or self.hour == 0

    def at(self, office: Window = OFFICE, within: Window | None = None) -> time:
        """The time of day: as said, else inside the part of the day, else inside office hours."""
        if self.sure:
            hour = self.hour
            if self.meridiem == "pm" and hour < 12:
                hour += 12
            return time(0 if self.meridiem == "am" and hour == 12 else hour % 24, self.minute)
        early, late = time(self.hour % 12, self.minute), time(self.hour % 12 + 12, self.minute)
        if within is not None:
            return late if _nearer(late, early, within) else early
        inside = [each for each in (early, late) if office.from_ <= each < office.to]
        if len(inside) == 1:
            return inside[0]
        return late if self.hour <= 6 or self.hour == 12 else early


def _nearer(late: time, early: time, within: Window) -> bool:
    if within.from_ <= early < within.to:
        return within.from_ <= late < within.to and early < time(6)
    return within.from_ <= late < within.to or within.from_ >= time(12)


_EN_PARTS: tuple[tuple[str, Window], ...] = (
    (r"first thing(?: in the morning)?|bright and early", Window(time(0), time(9, 30))),
    (r"(?:early|earlier) (?:in the |this )?morning|early in the day", Window(time(0), time(10))),
    (r"(?:late|later) (?:in the |this )?morning", Window(time(10, 30), time(12))),
    (r"mid(?: |dle of the )morning", Window(time(9, 30), time(11, 30))),
    (r"(?:early|earlier) (?:in the |this )?afternoon", Window(time(12), time(14, 30))),
    (r"(?:late|later) (?:in the |this )?afternoon", Window(time(14, 30), DAY_END)),
    (r"(?:early|earlier) (?:in the |this )?evening", Window(time(17), time(19))),
    (r"(?:late|later) (?:in the |this )?evening|late (?:at |in the )?night", Window(time(19), DAY_END)),
    (
        r"(?:the |at the |by the )?end of (?:the )?(?:business )?day|eod|close of business|cob|lat(?:e|er) in the day",
        Window(time(15, 30), DAY_END),
    ),
    (
        r"(?:the |at the |by the )?end of(?= (?:the |this )?(?:today|tomorrow|[a-z]+day)\b)",
        Window(time(15, 30), DAY_END),
    ),
    (r"after (?:school|class|kindergarten)|once school is out", Window(time(15), DAY_END)),
    (r"after (?:work|dinner|dinnertime|i get off work)", EVENING),
    (r"before (?:school|work)", Window(time(0), time(9))),
    (r"after lunch(?:time)?", Window(time(13), time(17))),
    (r"before (?:lunch(?:time)?|noon|midday)", Window(time(0), time(12))),
    (
        r"(?:at |around |during |over )?(?:my |the )?lunch ?(?:time|hour|break)|(?:at|around|near|about|over) lunch",
        Window(time(11), time(13, 30)),
    ),
    (r"(?:in |during |for )?(?:the |this |that )?mornings?", MORNING),
    (r"(?:in |during |for )?(?:the |this |that )?afternoons?(?: ish)?", AFTERNOON),
    (r"(?:in |during |for )?(?:the |this |that )?evenings?", EVENING),
    (r"tonight|tonite|at nights?|(?:in |during )?(?:the )?night ?(?:time)?", Window(time(18), DAY_END)),
    (r"(?:in |during )?the day ?time", Window(time(8), time(18))),
    (r"around dinner", Window(time(16), time(20))),
)
_ES_PARTS: tuple[tuple[str, Window], ...] = (
    (r"a primera hora|tempranito|bien temprano", Window(time(0), time(9, 30))),
    (r"temprano (?:por|en) la manana|muy temprano", Window(time(0), time(10))),
    (r"lo mas temprano", MORNING),
    (r"(?<!mas )temprano", Window(time(0), time(10))),
    (r"pasado (?:el )?(?:mediodia|medio dia)", Window(time(12), time(18))),
    (r"(?:mas tarde|al final|a finales) (?:por|en|de) la manana|a media manana", Window(time(10), time(12))),
    (
        r"(?:mas tarde|final|al final|ya tarde) (?:por la|en la|de la|esta) tarde|tardecita|(?:mas tarde|al final)(?: por el| del)? pasado (?:el )?(?:mediodia|medio dia)",
        Window(time(15), DAY_END),
    ),
    (r"temprano (?:por|en) la tarde|esta tarde temprano|temprano esta tarde", Window(time(12), time(15))),
    (
        (
            r"(?:al |a )?(?:final|fin|finales)(?: de| del)?(?= (?:el )?(?:este |proximo "
            r")?(?:hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?: "
            r"|$))"
        ),
        Window(time(15, 30), DAY_END),
    ),
    (r"(?:al |el )?(?:final|fin) del? dia|ultima hora|a ultima hora", Window(time(15, 30), DAY_END)),
    (
        r"despues de (?:la )?(?:escuela|clases?|colegio)|saliendo de la escuela|cuando salga de la escuela",
        Window(time(15), DAY_END),
    ),
    (r"(?:despues del|saliendo del|al salir del) (?:trabajo|jale)|despues de (?:trabajar|cenar|la cena)", EVENING),
    (r"despues de (?:comer|almorzar|la comida)|despues del almuerzo", Window(time(13), DAY_END)),
    (r"antes (?:del almuerzo|de comer|de almorzar|del mediodia|del medio dia)", Window(time(0), time(12))),
    (r"(?:a |en )?(?:la )?hora (?:del?(?: la)?) (?:almuerzo|lonche|comida|comer)", Window(time(11), time(13, 30))),
    (r"antes (?:de la escuela|del trabajo|de trabajar)", Window(time(0), time(9))),
    (
        r"(?:por|en|de|a|toda) las? mananas?|esta manana|las mananas|la manana|mananas|mananita|antes de mediodia",
        MORNING,
    ),
    (r"(?:por|en|de|a|toda) las? tardes?|esta tarde|las tardes|tardes|la tarde", Window(time(12), time(18))),
    (r"(?:por|en|de|a|toda) las? noches?|esta noche|las noches|la noche", Window(time(18), DAY_END)),
    (r"(?:de |por |en )?(?:la )?madrugada", Window(time(4), time(8))),
)
PARTS: dict[Lang, tuple[tuple[re.Pattern[str], Window], ...]] = {
    "en": tuple((re.compile(f"(?:{words})(?= |$)"), window) for words, window in _EN_PARTS),
    "es": tuple((re.compile(f"(?:{words})(?= |$)"), window) for words, window in _ES_PARTS),
}


def part_of_day(line: str, at: int, lang: Lang) -> tuple[Window, int] | None:
    """A part of the day that begins at a position of the plain line, and the position after it."""
    best: tuple[Window, int] | None = None
    for pattern, window in PARTS[lang]:
        match = pattern.match(line, at)
        if match and (best is None or match.end() > best[1]):
            best = window, match.end()
    return best


_EN_MER = r"(am|pm|in the (?:morning|afternoon|evening|am|pm)|(?:in |this )(?:morning|afternoon|evening)|at night)"
_ES_MER = (
    r"(am|pm|(?:de|por|en) la (?:manana|tarde|noche|madrugada)|del (?:mediodia|medio dia)|esta (?:manana|tarde|noche))"
)
_H = r"(\d{1,2})"
_RULES: dict[Lang, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": tuple(
        (re.compile(f"(?:{words})(?: {_EN_MER})?(?= |$)"), how)
        for how, words in (
            ("hm", r"(\d{1,2})[:.](\d\d)(?::\d\d)?(?: ?oclock| o clock)?(?: ?ish)?"),
            ("hm", r"(\d{1,2}) ([0-5]\d)(?: minutes)?(?: ?ish)?"),
            ("hmm", r"(\d{1,2})([0-5]\d)(?: ?ish)?"),
            ("half", rf"half (?:past )?{_H}(?: ?oclock| o clock)?"),
            ("quarter past", rf"(?:a )?quarter (?:past|after) {_H}(?: ?oclock)?"),
            ("quarter to", rf"(?:a )?quarter (?:to|till|til|of|before) {_H}"),
            ("past", rf"(\d{{1,2}})(?: minutes?| mins?| min)? (?:past|after|from) {_H}(?: ?oclock| o clock)?"),
            ("to", rf"(\d{{1,2}})(?: minutes?| mins?| min)? (?:to|till|til|before) {_H}"),
            ("h", rf"{_H} ?(?:oclock|o clock|sharp|on the dot|h|ish|o)(?: sharp)?"),
            ("lone", _H),
        )
    ),
    "es": tuple(
        (re.compile(f"(?:{words})(?: {_ES_MER})?(?= |$)"), how)
        for how, words in (
            ("hm", r"(\d{1,2})[:.](\d\d)(?::\d\d)?(?: ?h| horas)?"),
            ("hm", r"(\d{1,2})(?: y| con)? ([0-5]\d)(?: minutos)?"),
            ("h y m", r"(\d{1,2}) y (\d)"),
            ("hmm", r"(\d{1,2})([0-5]\d)"),
            ("half", rf"{_H} y media"),
            ("quarter past", rf"{_H} y (?:1 )?cuarto"),
            ("minus quarter", rf"{_H}(?: {_ES_MER})? menos (?:1 )?cuarto"),
            ("minus", rf"{_H}(?: {_ES_MER})? menos (\d{{1,2}})"),
            ("para quarter", rf"(?:1 )?cuarto para las? {_H}"),
            ("to", rf"(\d{{1,2}})(?: minutos)? para las? {_H}"),
            ("h", rf"{_H} ?(?:en punto|horas|h)"),
            ("lone", _H),
        )
    ),
}
_NAMED: dict[Lang, tuple[tuple[re.Pattern[str], Clock], ...]] = {
    "en": (
        (
            re.compile(r"(?:a )?quarter (?:past|after) noon(?= |$)|(?:at )?15(?: minutes)? past noon(?= |$)"),
            Clock(12, 15, "pm"),
        ),
        (re.compile(r"half past noon(?= |$)"), Clock(12, 30, "pm")),
        (re.compile(r"(?:(?:a )?quarter|15) to noon(?= |$)"), Clock(11, 45, "am")),
        (re.compile(r"(?:12 )?(?:high )?noon(?: ?ish)?(?= |$)|(?:the )?mid ?day(?= |$)"), Clock(12, 0, "pm")),
        (re.compile(r"(?:12 )?mid ?night(?= |$)"), Clock(0, 0, "am")),
    ),
    "es": (
        (re.compile(r"(?:al |el |12 del )?(?:mediodia|medio dia)(?= |$)"), Clock(12, 0, "pm")),
        (re.compile(r"(?:a |la )*(?:medianoche|media noche)(?= |$)"), Clock(0, 0, "am")),
    ),
}
_PM = ("pm", "afternoon", "evening", "night", "tarde", "noche", "mediodia", "dia")


def clock(line: str, at: int, lang: Lang, *, opened: bool = False) -> tuple[Clock, int] | None:
    """A time that begins at a position of the plain line, a lone hour included, and the position after it.

    `opened`: "from" or "between" leads to it, so that "ten to three" is a run of hours.
    """
    for pattern, named in _NAMED[lang]:
        if match := pattern.match(line, at):
            return named, match.end()
    best: tuple[Clock, int] | None = None
    for pattern, how in _RULES[lang]:
        match = None if opened and how in ("to", "past", "h y m") else pattern.match(line, at)
        if match and how == "hm" and _two_hours(match):
            continue
        if match and (best is None or match.end() > best[1]) and (found := _read(match, how)):
            best = found, match.end()
    return best


_BETWEEN = re.compile(r"(?:^| )entre (?:las? )?$")


def _two_hours(match: re.Match[str]) -> bool:
    """ "Entre nueve y diez"; "entre nueve y quince y diez" has its minutes."""
    line = match.string
    return (
        " y " in match[0] and not line.startswith(" y ", match.end()) and bool(_BETWEEN.search(line[: match.start()]))
    )


def _read(match: re.Match[str], how: str) -> Clock | None:
    groups = [group for group in match.groups() if group]
    said = next((group for group in groups if not group.isdigit()), None)
    figures = [int(group) for group in groups if group.isdigit()]
    first, second = figures[0], figures[1] if len(figures) > 1 else 0
    hour, minute = {
        "half": (first, 30),
        "quarter past": (first, 15),
        "quarter to": (first - 1, 45),
        "minus quarter": (first - 1, 45),
        "para quarter": (first - 1, 45),
        "past": (second, first),
        "to": (second - 1, 60 - first),
        "minus": (first - 1, 60 - second),
    }.get(how, (first, second))
    if how in ("quarter to", "minus quarter", "para quarter", "to", "minus") and hour == 0:
        hour = 12
    if not 0 <= hour <= 24 or not 0 <= minute <= 59 or (how == "hmm" and hour == 0 and len(match[1]) < 2):
        return None
    year_like = how == "hmm" and 19 <= hour <= 21 and not match.string[: match.start()].endswith(("at ", "las "))
    if year_like or (
        how == "h"
        and match[0].endswith((" h", " horas"))
        and hour < 13
        and not match.string[: match.start()].endswith(("at ", "las "))
    ):
        return None
    led = match.string[: match.start()].endswith(("at ", "las ", "la ", "around ", "about ", "before ", "after "))
    if how == "hmm" and minute % 5 and (said is None or not led):
        return None
    if how == "to" and first not in (10, 15, 20, 25) and " para " not in match[0] and "min" not in match[0]:
        return None
    if how == "hm" and hour > 12 and match[0][2:3] == " " and "y" not in match[0]:
        return None
    return _with_meridiem(hour, minute, said, how)


def _with_meridiem(hour: int, minute: int, said: str | None, how: str) -> Clock:
    meridiem: Meridiem | None = None
    if said:
        meridiem = "pm" if said.split()[-1] in _PM else "am"
        if said.split()[-1] in ("night", "noche") and hour in (12, 1, 2, 3, 4):
            meridiem = "am"
        if said.split()[-1] in ("mediodia", "dia") and hour == 11:
            meridiem = "am"
        if meridiem == "pm" and said.split()[-1] not in ("pm",) and hour == 12 and "afternoon" not in said:
            meridiem = "pm"
    if hour > 12 and meridiem:
        meridiem = None
    return Clock(hour % 24, minute, meridiem, exact=how not in ("lone", "hmm") or said is not None)
