"""A date of birth told where something else was asked: whether one is, and the words without it. Pure; never raises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from appliance.dialogue import numbers
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates.months import MONTHS
from appliance.dialogue.people import birth_figures
from appliance.dialogue.words import fold, listed

PERSON = frozenset({Asked.NAME, Asked.SPELL_LAST_NAME, Asked.PHONE})
"""Questions about a person: a day with its year, told there, is that of birth."""
_BORN = re.compile(r" (?:born|birth|birthday|birthdate|dob|naci|nacio|nacimiento|cumpleanos) ")
_FULL_DATE = re.compile(r" (?:\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)|19\d\d|nineteen|mil novecientos) ")
_YEAR = re.compile(r" (20\d\d) ")
_MONTH = rf"(?:{'|'.join(MONTHS)})"
RECENT = 2
"""Years within which a day told beside a bill, a visit or a test is the day of that."""
_EVENT = re.compile(
    r" (?:bills?|charg\w+|statements?|claims?|visits?|appointments?|labs?|tests?|seen|surgery|paid|cuentas?|cobr\w+|"
    r"cargos?|facturas?|visitas?|consultas?|citas?|analisis|estudios?|cirugia|pag\w+|vine|fui) "
    rf"(?:\w+ ){{0,2}}?(?:from|of|on|in|del?|el) (?:the |el |\d\d? (?:de )?)?{_MONTH} "
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
_DAY = (
    r"(?:(?:the |el )?(?:\d{1,2}(?: (?:st|nd|rd|th))?|(?:twenty |thirty )?"
    rf"(?:{_ORDINALS.replace(' ', '|')}|{'|'.join(sorted(numbers.WORDS, key=len, reverse=True))})"
    rf"|(?:treinta|thirty|twenty)(?: y)? {_UNIT}))"
)
_TENS = r"(?:forty|fifty|sixty|seventy|eighty|ninety|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)"
_SHORT_YEAR = (
    rf"(?:3[1-9]|[4-9]\d|{_TENS}(?:(?: y)? {_UNIT})?|(?:thirty|treinta y) {_UNIT}) "
    r"(?!minut\w+|[ap]m|percent|por ciento|dollars|dolares)"
)
"""Two figures of a year that are no hour: 31 to 99."""
_SHORT_DATE = re.compile(
    rf" (?:{_MONTH} {_DAY} (?:of |in )?{_SHORT_YEAR}|{_DAY} (?:of |de )?{_MONTH} (?:of |del? |del? ano )?{_SHORT_YEAR})"
)
_SLASHED = re.compile(r"(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d\d)(?!\d)")
_WORD = re.compile(r"[^\s,;]+")
_NUMBERS = (numbers.WORDS - {"o", "oh", "un", "una"}) | frozenset(listed(f"{_ORDINALS} hundred thousand mil primero"))
_LINKS = frozenset(listed("de del of the el in and y on ano dia th st nd rd oh o"))
_BEFORE, _AFTER = 2, 5
"""Number words a date has at most before its month, and after it."""


def told(spoken: str, asked: Asked, today: date) -> bool:
    """Whether a date of birth may stand in a `words.plain` text that was not asked for one: it says so, names a year
    gone by, or gives a day with its year where a person is asked about."""
    years = [int(year) for year in _YEAR.findall(spoken) if int(year) < today.year]
    past = bool(years) and not (max(years) >= today.year - RECENT and asked not in PERSON and _EVENT.search(spoken))
    if past or _BORN.search(spoken) or _FULL_DATE.search(spoken) or _SHORT_DATE.search(spoken):
        return True
    if birth_figures.told(spoken, number_asked=asked in (Asked.PHONE, Asked.INSURANCE)):
        return True
    return asked in PERSON and any(word in MONTHS for word in spoken.split())


def without(text: str) -> str:
    """A text that tells a date of birth with a comma in its place; as it is where no day is named in it."""
    found = list(_WORD.finditer(text))
    words = [fold(one[0]).strip(".?!:\"'¿¡()") for one in found]
    for at, word in enumerate(words):
        if word not in MONTHS:
            continue
        end = _last(words, range(at + 1, len(words)), _AFTER)
        first = _last(words, range(at - 1, -1, -1), _BEFORE, short=end is not None)
        if first is not None or end is not None:
            start = found[at if first is None else first].start()
            return f"{text[:start]},{text[found[at if end is None else end].end() :]}"
    return birth_figures.without(_SLASHED.sub(",", text))


def _last(words: Sequence[str], way: range, most: int, *, short: bool = False) -> int | None:
    """The farthest number word of a date on this way from its month; `short`: no year is among them."""
    last, count = None, 0
    for at in way:
        word = words[at]
        figures = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th|ro)?", word)
        if figures or word in _NUMBERS:
            if short and figures and len(figures[1]) > 2:
                break
            last, count = at, count + 1
            if count == most or (figures and len(figures[1]) == 4):
                break
        elif word not in _LINKS:
            break
    return last
