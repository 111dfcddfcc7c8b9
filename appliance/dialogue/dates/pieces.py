"""The pieces of speech that name days and times, found left to right, each with its place and what leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal

from appliance.clinic.people import Lang
from appliance.dialogue.dates import clock_words, day_rules, day_rules_en, day_rules_es
from appliance.dialogue.dates.clock_words import DAY_END, OFFICE, Clock, Window
from appliance.dialogue.dates.day_runs import DAY, Days, Here, one
from appliance.dialogue.dates.heard_words import Heard
from appliance.dialogue.words import listed

Mod = Literal["before", "by", "until", "after", "since"]
TABLES: Final = {"en": day_rules_en.TABLE, "es": day_rules_es.TABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece: words [first, end). `lead` is where the words that lead to it begin: "before" ten."""

    first: int
    end: int
    lead: int
    mod: Mod | None = None
    days: Days | None = None
    clock: Clock | None = None
    to: Clock | None = None
    """The end of a run of hours: "from two to four"."""
    part: Window | None = None
    instant: datetime | None = None
    """ "In five minutes", "now"."""
    weak: bool = False
    """A lone number: an hour only beside a day or a part of the day, or where a time was asked for."""
    between: bool = False
    """ "Between" or "from" leads to it, so that "and" or "to" goes on."""


_MODS: dict[Lang, tuple[tuple[re.Pattern[str], Mod], ...]] = {
    lang: tuple((re.compile(f"(?:.* )?(?:{words}){tail}$"), mod) for mod, words in table)  # type: ignore[misc]
    for lang, tail, table in (
        (
            "en",
            r"(?: (?:the|around|about|like|on|at|any|my|say))*",
            (
                (
                    "since",
                    (
                        r"no earlier than|not before|starting|starts|beginning|as early as|any ?time "
                        r"from|from|since|as of|later than or equal to|(?:get|got|gets) (?:off|out)(?: "
                        r"of)?(?: work| school)? at|off work at|done(?: with)?(?: work| school)? at"
                    ),
                ),
                ("until", r"as late as|up to|up until|until|untill|till|til|through|thru"),
                ("by", r"no later than|not later than|not after|at the latest|by|due"),
                ("after", r"any ?time after|sometime after|later than|more than|after|past"),
                ("before", r"sometimes? before|earlier than|prior to|before|ahead of"),
            ),
        ),
        (
            "es",
            r"(?: (?:el|la|las|los|de|del|que|a|al|como|dia|mi|eso))*",
            (
                (
                    "since",
                    (
                        r"no antes(?: del?)?|a partir(?: del?)?|salgo(?: del? \w+)?|empezando|comenzando|desde|"
                        r"tan temprano como|tan pronto como|de las(?= \d+ en adelante)"
                    ),
                ),
                ("until", r"tan tarde como|hasta"),
                ("by", r"a mas tardar|no mas tarde (?:de|que)|no mas tardar|no despues del?"),
                ("after", r"mas tarde del?|despues(?: del?)?|posterior a|pasadas|pasando|pasado"),
                ("before", r"antes(?: del?)?|anterior del?"),
            ),
        ),
    )
}
_TAILS: dict[Lang, tuple[tuple[re.Pattern[str], Mod], ...]] = {
    "en": (
        (re.compile(r" (?:or|and) (?:later|after|afterwards?|onwards?)(?= |$)| onwards?(?= |$)| on(?=$)"), "since"),
        (re.compile(r" or (?:before|earlier|sooner)(?= |$)| at the latest(?= |$)"), "by"),
        (re.compile(r" at the earliest(?= |$)"), "since"),
    ),
    "es": (
        (re.compile(r" (?:o|y) (?:mas tarde|despues|posterior)(?= |$)| en adelante(?= |$)"), "since"),
        (re.compile(r" o (?:antes|mas temprano)(?= |$)| a mas tardar(?= |$)"), "by"),
    ),
}
_HOUR_LEADS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:.* )?(?:at|around|about|by|before|after|until|till|til|past|from|between|"
        r"than|say|like|since|ish|exactly|circa|approximately|as|@)"
        r"(?: (?:at|around|about|like|say|maybe|exactly))*$"
    ),
    "es": re.compile(
        r"(?:.* )?(?:a|de|para|desde|hasta|entre|antes de|despues de|sobre|tipo|como)?(?: |^)(?:las|la|los)$"
    ),
}
_NOT_HOURS = frozenset(
    listed(
        "days day weeks week months month years year minutes minute mins min hours hour hr hrs people kids fillings "
        "teeth tooth of dias dia semanas meses mes anos ano minutos horas hora percent th one ones option opcion times "
        "veces dollars dolares persona personas hijos ninos dientes muelas old street avenue milligrams mg business "
        "working habiles decade decades cita citas limpieza consulta students stars coins second seconds segundos am "
        "pm quarter trimestre"
    )
)
_TO: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r" (?:to|-|until|untill|till|til|through|thru|and|but before|till about) (?:about |around |like )?"
    ),
    "es": re.compile(r" (?:a|-|hasta|y)(?: (?:las?|eso de las))? "),
}
_AGO: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:in) (?:about |like |around )?(an?|\d{1,3}|a couple|a couple of|a few|"
        r"few)(?: more)? (minute|min|hour|hr|h)s?(?: from now)?(?= |$)"
        r"|(an?|\d{1,3}) (minute|min|hour|hr)s? (?:from now|later|ago|hence)(?= |$)"
    ),
    "es": re.compile(
        r"(?:en|hace) (?:como |unos |unas )?(\d{1,3}) (minuto|min|hora|h)s?(?= |$)|"
        r"(\d{1,3}) (minuto|min|hora)s? (?:despues|mas tarde|a partir de ahora)(?= "
        r"|$)"
    ),
}
_HALF_HOUR = re.compile(
    r"(?:in |en |dentro de )(?:about |como )?(?:half an hour|a half hour|media "
    r"hora)(?= |$)|half an hour from now(?= |$)"
)
_NOW = re.compile(
    r"(?:right now|now|just now|at the moment|at present|at the present time|ahora "
    r"mismo|ahorita|ahora|en este momento)(?= |$)"
)
_TODAY_PARTS = re.compile(
    r"(?:this|later this|early this|late this|earlier this) (?:morning|afternoon|"
    r"evening)|tonight|tonite|(?:mas tarde )?esta (?:manana|tarde|noche)"
)
_LAST_NIGHT = re.compile(r"(?:late )?last (night|evening)(?= |$)|(anoche)(?= |$)|yesterday (night)(?= |$)")


def find(heard: Heard, lang: Lang, here: Here, *, asked: bool = False) -> list[Piece]:
    """Every piece of a turn, left to right, none overlapping."""
    found: list[Piece] = []
    at = 0
    while at < len(heard.words):
        piece = _best(heard, at, lang, here, asked)
        if piece is None:
            at += 1
            continue
        if heard.texts(at - 2, at) in _NO_POINT:
            at = piece.end
            continue
        found.append(_with_lead(heard, piece, lang, found[-1].end if found else 0))
        at = found[-1].end
    return found


def _best(heard: Heard, at: int, lang: Lang, here: Here, asked: bool) -> Piece | None:
    candidates = [piece for piece in _candidates(heard, at, lang, here, asked) if piece.end > at]
    return max(candidates, key=lambda piece: (piece.end, not piece.weak), default=None)


def _candidates(heard: Heard, at: int, lang: Lang, here: Here, asked: bool) -> Iterator[Piece]:
    line, start = heard.line, heard.starts[at]
    if days := day_rules.read(line, start, TABLES[lang], here):
        yield Piece(first=at, end=heard.word_at(days[1]), lead=at, days=days[0])
    if match := _LAST_NIGHT.match(line, start):
        night = Window(time(18), DAY_END)
        yield Piece(first=at, end=heard.word_at(match.end()), lead=at, days=one(here.today - DAY), part=night)
    if part := clock_words.part_of_day(line, start, lang):
        today = one(here.today) if _TODAY_PARTS.match(line, start) else None
        yield Piece(first=at, end=heard.word_at(part[1]), lead=at, part=part[0], days=today)
    if instant := _instant(line, start, lang, here):
        yield Piece(first=at, end=heard.word_at(instant[1]), lead=at, instant=instant[0])
    clock = clock_words.clock(line, start, lang) if _may_be_hour(heard, at) else None
    if clock:
        yield from _clocks(heard, at, clock, lang, asked)


MOVES = frozenset(
    listed(
        "move push change switch swap bump reschedule mover mueva muevala muevame moverla moverme cambiarla cambiarme cambiela cambiar cambie cambieme cambiarlo cambielo cambiemela cambiemelo pasarla pasarlo pasela paselo pasemela moverlo muevalo muevamela pasar pase paseme"
    )
)
""" "Move my two o'clock to three" is no run of hours."""
_NO_POINT = (["less", "than"], ["more", "than"], ["menos", "de"], ["mas", "de"])
""" "Less than three days after tomorrow" is no point in time."""


_LABELLED = frozenset(listed("building room suite floor apartment gate edificio sala apartamento piso"))
""" "Suite 4": the number is a name."""
_MEASURED = frozenset(
    listed(
        "temperature temperatures fever pressure pressures sugar sugars glucose pulse weight weighs weigh oxygen "
        "temperatura calentura fiebre presion azucar glucosa pulso oxigeno pesa peso"
    )
)
""" "My temperature is one oh one" is no time of day."""
_AGED = re.compile(
    r"(?:^| )(?:(?:hes|shes|turned|turning)|(?:he|she|son|daughter|kid|child|baby|boy|girl|grandson|granddaughter) is|"
    r"(?:hij[oa]|nin[oa]|niet[oa]|bebe|muchach[oa]|ell?a?|que) tiene|cumplio)(?: (?:only|just|about|already|ya|apenas|como))?$"
)
_HOUR_AFTER = frozenset(listed("am pm oclock o y 00 15 30 45 to"))
""" "My son is ten", "he's ten thirty"."""
_AT = frozenset(listed("at las la by before after around"))


def _may_be_hour(heard: Heard, at: int) -> bool:
    word = heard.words[at].text
    before = heard.texts(at - 4, at)
    if before and (before[-1] in _LABELLED or (before[-1] not in _AT and any(each in _MEASURED for each in before))):
        return False
    if word.isdigit() and _AGED.search(" ".join(before)) and not _HOUR_AFTER.intersection(heard.texts(at + 1, at + 3)):
        return False
    if "over" in heard.texts(at + 1, at + 3) or (before[-1:] == ["over"] and before[-2:-1] and before[-2].isdigit()):
        return False
    return word[0].isdigit() or word in listed(
        "half quarter cuarto a noon midnight midday mid high 12 al el la mediodia medio medianoche media the"
    )


def _clocks(heard: Heard, at: int, first: tuple[Clock, int], lang: Lang, asked: bool) -> Iterator[Piece]:
    before = heard.line[: max(0, heard.starts[at] - 1)]
    led = bool(_HOUR_LEADS[lang].match(before)) if before else False
    between = heard.texts(at - 3, at)
    opened = any(word in between for word in ("between", "from", "entre", "desde", "de"))
    answers = (asked and between[-1:] != ["at"]) or bool(_A_DAY.intersection(between[-1:]))
    run = opened or (answers and lang == "en" and bool(_TEN_TO.match(heard.line, heard.starts[at])))
    clock, position = clock_words.clock(heard.line, heard.starts[at], lang, opened=run) or first
    if length := _LENGTH[lang].match(heard.line, position):
        stop = _plus(clock, length)
        yield Piece(first=at, end=heard.word_at(length.end()), lead=at, clock=clock, to=stop, between=opened)
    if link := _TO[lang].match(heard.line, position):
        second = clock_words.clock(heard.line, link.end(), lang)
        moving = link[0].strip() in ("to", "a") and any(word in MOVES for word in heard.texts(at - 5, at))
        second = None if moving and not opened else second
        joined = "and" not in link[0] and " y " not in link[0]
        if (
            second
            and (joined or opened)
            and (second[0].exact or not _counts(heard, second[1]))
            and (clock.exact or second[0].exact or opened or led or joined)
        ):
            weak = not (clock.exact or second[0].exact or led or opened or asked)
            yield Piece(
                first=at, end=heard.word_at(second[1]), lead=at, clock=clock, to=second[0], weak=weak, between=opened
            )
    if clock.exact and heard.line[position + 1 :].startswith(("percent", "por ciento")):
        return
    if clock.exact or not _counts(heard, position):
        lone = not clock.exact
        weak = lone and not led
        if lone and lang == "en" and heard.line[position : position + 3] in (" - ", " / "):
            return
        yield Piece(
            first=at, end=heard.word_at(position), lead=at, clock=clock, weak=weak and not asked, between=opened
        )


_TEN_TO = re.compile(r"10 to (?:1|2|3|4|5|6|11|12|noon)(?= |$)")
""" "Ten to two", to "when?" or right behind a day, is a run of hours; "ten to nine" is not."""
_A_DAY = frozenset(
    listed(
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
        "thursdays fridays saturdays sundays today tomorrow"
    )
)
_LENGTH: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r" for (\d{1,2})(?:\.(5))? (hour|hr|minute|min)s?(?: (\d\d) min(?:ute)?s)?(?= |$)"),
    "es": re.compile(r" (?:por|durante) (\d{1,2})(?:\.(5))? (hora|minuto|min)s?(?: y? ?(\d\d) minutos)?(?= |$)"),
}


def _plus(clock: Clock, length: re.Match[str]) -> Clock:
    """The time so long after a time: "from ten for three hours"."""
    start = clock.at()
    hours = length[3][0] == "h"
    minutes = int(length[1]) * (60 if hours else 1) + (30 if length[2] and hours else 0) + int(length[4] or 0)
    total = start.hour * 60 + start.minute + minutes
    return Clock(
        total // 60 % 24, total % 60, "am" if total // 60 % 24 < 12 else "pm" if total // 60 % 24 == 12 else None
    )


def _counts(heard: Heard, position: int) -> bool:
    """Whether the number before this position counts something: "two kids"."""
    rest = heard.line[position + 1 :].split(" ", 1)[0]
    return rest in _NOT_HOURS


def _instant(line: str, at: int, lang: Lang, here: Here) -> tuple[datetime, int] | None:
    if match := _NOW.match(line, at):
        return here.now, match.end()
    if match := _HALF_HOUR.match(line, at):
        return here.now + timedelta(minutes=30), match.end()
    match = _AGO[lang].match(line, at)
    if match is None:
        return None
    number = match[1] or match[3]
    unit = match[2] or match[4]
    count = int(number) if number.isdigit() else 2 if "couple" in number else 3 if "few" in number else 1
    minutes = count * (60 if unit.startswith("h") else 1)
    past = match[0].endswith("ago") or match[0].startswith("hace")
    return here.now + timedelta(minutes=-minutes if past else minutes), match.end()


def _with_lead(heard: Heard, piece: Piece, lang: Lang, floor: int) -> Piece:
    """Take in what leads to the piece and what trails it."""
    before = " ".join(heard.texts(max(floor, piece.first - 6), piece.first))
    mod, lead = piece.mod, piece.first
    for pattern, name in _MODS[lang]:
        if (match := pattern.match(before)) and not _time_part(piece):
            words = before.split(" ")
            length = next(
                (size for size in range(1, len(words) + 1) if pattern.match(" ".join(words[-size:]))), len(words)
            )
            if mod is None or piece.first - length < lead - 1:
                mod, lead = name, piece.first - length
            break
    end_position = heard.starts[piece.end - 1] + len(heard.words[piece.end - 1].text)
    end = piece.end
    for pattern, name in _TAILS[lang]:
        if match := pattern.match(heard.line, end_position):
            mod, end = name, heard.word_at(match.end())
    if mod == "since" and piece.days and heard.words[lead].text == "from" and lang == "en":
        mod, lead = None, piece.first
    if piece.to is not None and mod in ("since", "until"):
        mod = None
    between = piece.between or any(
        word in ("between", "entre", "from", "desde", "de") for word in heard.texts(piece.first - 3, piece.first)
    )
    return Piece(
        first=piece.first,
        end=end,
        lead=lead,
        mod=mod,
        days=piece.days,
        clock=piece.clock,
        to=piece.to,
        part=piece.part,
        instant=piece.instant,
        weak=piece.weak and mod is None,
        between=between,
    )


def _time_part(piece: Piece) -> bool:
    return piece.part is not None and piece.clock is None and piece.days is None


__all__ = ["DAY_END", "OFFICE", "Mod", "Piece", "find"]
