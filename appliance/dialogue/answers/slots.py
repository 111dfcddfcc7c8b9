"""Which of the times just offered a caller takes: "the second one", "nine thirty works", "la de la tarde"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.answers import yes_no
from appliance.dialogue.answers.slot_words import clock_forms, day_forms
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates import weeks
from appliance.dialogue.identity import alike
from appliance.dialogue.words import plain, tokens

LIKE_NAME = 0.82
"""Likeness from which a heard word is a name on offer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One thing on offer."""

    start: datetime | None = None
    """Local to the clinic."""
    names: tuple[str, ...] = ()
    """Family names of its provider, words for its kind: whatever may be said to mean it."""


class Status(StrEnum):
    """What came of an answer."""

    FILLED = "filled"
    AMBIGUOUS = "ambiguous"
    """Fits more than one: to be asked again."""
    OTHER = "other"
    """None of these is wanted, or something else is."""
    NONE = "none"
    """Nothing was understood."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The answer."""

    status: Status
    index: int | None = None
    """0-based, when filled."""


_CUT = re.compile(
    r" (?:(?:oh |um |uh )?(?:wait|sorry|actually|i mean|perdon|digo|mejor dicho|mejor)(?: no)?|(?:no|"
    r"o sea)(?= (?:the|la|el|mejor))) "
)
_NONE = re.compile(
    r" (?:neither|none|not either|nothing|nope none|ningun[oa]?s?|ni (?:una|uno|la una|el uno)|"
    r"(?:don?t|doesnt|wont|not|cant|cannot|couldnt) (?:\w+ )?(?:work|do|make|good|any of|"
    r"either)(?: \w+)? (?:those|them|these|either|of those|both)|"
    r"(?:do|would|have|got|is there) (?:you )?(?:have |got )?(?:anything|something|any)|anything (?:else|"
    r"earlier|later)|something (?:else|later|earlier)|"
    r"(?:what|how) about (?:a )?(?:different|another)|(?:another|different|other) (?:day|time|week|date)|"
    r"earlier than|later than|"
    r"(?:a (?:little|bit|lot)|much|un poco|un poquito|poquito|mucho) (?:later|earlier|mas (?:tarde|tardecito|"
    r"temprano))|otro dia|otra (?:hora|fecha)|(?:no )?(?:tiene|tendra|hay|habra) (?:algo|otr[oa]|mas)|mas (?:tarde|"
    r"temprano) que|antes de es[ao]|(?:too|muy|demasiado) (?:early|late|soon|temprano|tarde|pronto)) "
)
_OTHERS = re.compile(
    r" (?:(?:what|which) (?:else|other|(?:other )?(?:times|days|dates|slots|openings|options)) (?:\w+ )*?(?:have|got|"
    r"is|are|available|open|there)|que (?:mas|otr[oa]s? \w+|horarios?|horas|dias) (?:tienen?|tendran?|hay)) "
)
"""What else there is, of who was offered some."""
_EITHER = re.compile(
    r" (?:either(?: one| of (?:them|those)| works| is| time| way)?|any(?: one)?(?: of (?:them|those))?|both|"
    r"whichever|whatever|doesnt matter|no preference|"
    r"dont care|you (?:choose|pick|decide)|cualquiera|(?:las|los) dos|la que sea|el que sea|me da igual|"
    r"da igual|da lo mismo|no importa|usted diga) "
)
_LEFT_TO_US = re.compile(
    r" (?:(?:either|any)(?: one)?(?: of (?:them|those|these|the two))?|both (?:work|are|would|sound)|whichever|"
    r"whatever|doesnt (?:really )?matter|does not matter|no preference|dont (?:really )?(?:care|mind)|"
    r"your (?:choice|call)(?= $)|you (?:choose|pick|decide)|up to you|dealers choice|cualquiera|"
    r"(?:la|el) que (?:sea|guste|quiera|diga|tenga|usted \w+|le \w+)|me da igual|da igual|da lo mismo|es igual|"
    r"no (?:me )?importa|usted (?:diga|escoja|elija|decida)|(?:escoja|elija|decida)(?:la)?|como (?:guste|quiera)|"
    r"(?:las|los) dos (?:me |estan )(?:\w+ )?bien) "
)
_NOT_LEFT = re.compile(
    r" (?:not|no|dont|doesnt|cant|cannot|wont|neither|nor|but|pero|except|excepto|menos|else|other|otr[oa]s?|another|"
    r"different|later|earlier|sooner|day|days|week|dia|dias|semana|hora|what|que|when|cuando|if|si|wait|(?:for|"
    r"para)(?! (?:me|us|mi|nosotros) )) "
)
"""What leaves more to be said than that any will do."""
_NOT_THAT = re.compile(
    r" (?:no )?(?:(?:not|no) (?:the |la |el )?(?P<a>first|second|last|primer[oa]|segund[oa])(?: one)?|"
    r"(?:la|el) (?P<b>primer[oa]|segund[oa]) no) (?:please |por favor )?"
)
_ORDINALS = tuple(
    (re.compile(rf" (?:{words}) "), index)
    for words, index in (
        (
            r"(?:the |number |option |la |el |numero |opcion )?(?:first|1st|primer[oa]?)(?: one| option| time|"
            r" slot)?|(?:number|option|numero|opcion) (?:one|1|uno)|the former|la uno",
            0,
        ),
        (
            r"(?:the |number |option |la |el )?(?:second|2nd|segund[oa])(?: one| option| time| slot)?|(?:number|"
            r"option|numero|opcion) (?:two|2|dos)|la dos|el dos",
            1,
        ),
        (
            r"(?:the |number |option |la |el )?(?:third|3rd|tercer[oa]?)(?: one| option| time| slot)?|(?:number|"
            r"option|numero|opcion) (?:three|3|tres)|la tres|el tres",
            2,
        ),
        (r"the last(?: one)?|last one|the latter|(?:la|el) ultim[oa]", -1),
    )
)
_LATE = re.compile(
    r" the later(?: one)?(?! than) | latest(?: one)? |(?<! a)(?<! any) later one | "
    r"(?:whichever|whatever)(?: one)? is later | (?:la|el|lo) (?:de )?mas (?:tarde|noche|tardecito)(?! que) "
)
_EARLY = re.compile(
    r" the (?:earlier|sooner|early)(?: one)?(?! than) | (?:earliest|soonest)(?: one)? | "
    r"(?:whichever|whatever)(?: one)? is (?:earlier|sooner) |(?<! an)(?<! any) (?:earlier|early) one | "
    r"(?:la|el|lo) (?:de )?mas (?:temprano|tempranit[oa]|pronto|cercan[oa])(?! que) "
)
""" "The later one" is one of those on offer; "later, please" asks for others."""
_OTHER_ONE = re.compile(r" (?:the )?other (?:one|day|time|option)? ?| (?:la|el) otr[oa] ")
_PARTS = (
    (
        re.compile(
            r" (?:(?:the |in the )?morning|before noon|early in the day|mananer[oa]|(?:en|por|de) la manana|"
            r"la de la manana) "
        ),
        0,
        12,
    ),
    (
        re.compile(
            r" (?:(?:the |in the )?afternoon|after (?:lunch|noon)|(?:de|por|en) la tarde|la tarde|"
            r"despues de (?:comer|mediodia)) "
        ),
        12,
        18,
    ),
    (re.compile(r" (?:(?:the |in the )?evening|after work|de la noche|por la noche) "), 17, 24),
)
_WORK = re.compile(r" i work (?:in the )?(?:mornings?|afternoons?|evenings?|nights?)| trabajo (?:en|por) las? \w+")
_AGAINST = (
    r"(?:not|no|except|but|menos|excepto|cant (?:do|make)(?: it)?|cannot (?:do|make)|dont (?:like|want)|"
    r"no (?:puedo|quiero)(?: (?:a|el|la|las|en))*)"
)
_AGAINST_AFTER = (
    r"(?:no (?:puedo|me queda|me sirve|quiero)|(?:doesnt|wont|dont|isnt|is not) (?:work|good)|"
    r"is (?:bad|(?:(?:just|way|a (?:little|bit)) )?too)|me queda mal|"
    r"(?:es|esta|queda|me hace) (?:muy|demasiado|bastante|tan) (?:temprano|tarde|mal))"
)
_PLACE_AGAINST = re.compile(
    rf" (?:the |la |el )?(?:first|second|third|last|primer[oa]|segund[oa]|tercer[oa]|ultim[oa])(?: one)?"
    rf" {_AGAINST_AFTER}(?: (?:temprano|tarde|early|late))?(?= )"
)
""" "The first one is too early"."""
_CALLS_LATER = re.compile(
    r" (?:call|ring|phone)(?: you)?(?: back)? later | (?:llamo|llamar\w*|hablo) (?:mas tarde|luego) "
)


def which(heard: Sequence[str], slots: Sequence[Slot], *, lang: Lang, today: date) -> Choice:
    """The slot a turn takes; `heard` holds the recognizer's text first and then its other guesses. Never raises.

    The first text that takes exactly one slot decides; without one, what the first text came to. `today` is the
    clinic's local date. Never picks between two that fit as well.
    """
    answers = [_one(text, slots, lang, today) for text in heard[:5]]
    filled = next((answer for answer in answers if answer.status is Status.FILLED), None)
    return filled or (answers[0] if answers else Choice(Status.NONE))


def _one(text: str, slots: Sequence[Slot], lang: Lang, today: date) -> Choice:
    spoken = _WORK.sub("", plain(text))
    if not slots or not spoken.strip():
        return Choice(Status.NONE)
    pieces = [f" {piece.strip()} " for piece in _CUT.split(spoken) if piece.strip()]
    for piece in reversed(pieces[1:]):
        answer = _piece(piece, slots, lang, today)
        if answer.status is Status.FILLED:
            return answer
    return _piece(spoken, slots, lang, today)


def asks_again(spoken: str) -> bool:
    """Whether a `words.plain` answer asks what was offered: "can you tell me the second one again"."""
    return bool(_ASKS_AGAIN.search(spoken))


def asks_for_others(spoken: str) -> bool:
    """Whether a `words.plain` answer asks what else there is: "what other times do you have?"."""
    return bool(_OTHERS.search(spoken))


_ASKS_AGAIN = re.compile(
    r"^ (?:um |uh |and )?(?:whats|(?:what|when|which|who) (?:was|were|is|did|time (?:was|is))|what did you|(?:(?:can|"
    r"could) you )?(?:please )?(?:tell me the .* again|repeat|say)|cual (?:era|es|fue)|cuando era|cuales eran|"
    r"(?:a )?que hora (?:era|es|dijo)|repit\w+|me repite) "
)
_NOT_ORDINAL = re.compile(
    r" (?:not|except|menos|excepto) (?:the |la |el )?(?:first|second|third|last|primer[oa]?|segund[oa]|"
    r"tercer[oa]?|ultim[oa]) "
)
_MIDDLE = re.compile(r" (?:the middle|middle one|in the middle|(?:de|la|el) (?:en )?medio|del medio) ")


_PLACE = re.compile(
    r" (?:the|el|la) (?:first|second|third|1st|2nd|3rd|primer[oa]?|segund[oa]|tercer[oa]?|un[oa]|dos|tres|[1-3])"
    r"(?= )(?! (?:of|de) )"
)
_TH = re.compile(r" (\d+) (?:st|nd|rd|th)(?= )")
_HOUR = re.compile(r" the (?:ten|eleven|twelve|1[0-2])(?= )(?! of )")
""" "The second", "el dos", "the ten": no day of the month."""


def _elsewhere(spoken: str, slots: Sequence[Slot], lang: Lang, today: date) -> bool:
    """Whether it names a day that none of these is on, so that an hour in it is that day's."""
    days = {slot.start.date() for slot in slots if slot.start}
    if not days or any(slot.start is None for slot in slots):
        return False
    rest = _HOUR.sub(" ", _PLACE.sub(" ", _TH.sub(r" \1th", spoken)))
    said = when.read(rest, lang, today, asked=True)
    refused = yes_no.read(spoken, Asked.WHICH_SLOT) is False
    wanted = weeks.placed(said, spoken, ((min(days), min(days)),), days, refused=refused)
    if not wanted.days or any(first <= day <= last for day in days for first, last in wanted.days):
        return False
    same = {day.weekday() for first, last in wanted.days for day in (first, last)} & {day.weekday() for day in days}
    return not (same and not refused and weeks.next_one(spoken))


def _piece(spoken: str, slots: Sequence[Slot], lang: Lang, today: date) -> Choice:
    if _ASKS_AGAIN.search(spoken):
        return Choice(Status.NONE)
    rest = _PLACE_AGAINST.sub(" ", spoken)
    if rest != spoken:
        left = _relative(rest, slots)
        return Choice(Status.FILLED, left[0]) if len(left) == 1 else Choice(Status.OTHER)
    if _elsewhere(spoken, slots, lang, today):
        return Choice(Status.OTHER)
    fits = [_evidence(spoken, slot, slots, today) for slot in slots]
    against = [index for index, slot in enumerate(slots) if _refused(spoken, slot, today)]
    left = [index for index in range(len(slots)) if index not in against]
    if against:
        named = [index for index in left if any(fits[index])]
        if len(named) == 1:
            return Choice(Status.FILLED, named[0])
        one_left = len(left) == 1 and _OTHER_ONE.search(spoken)
        return Choice(Status.FILLED, left[0]) if one_left else Choice(Status.OTHER)
    named = _best(fits)
    if len(named) == 1 and not _NONE.search(spoken):
        return Choice(Status.FILLED, named[0])
    if _NONE.search(spoken):
        return Choice(Status.OTHER)
    if _NOT_ORDINAL.search(spoken):
        return Choice(Status.OTHER)
    relative = _relative(spoken, slots)
    if len(relative) > 1:
        return Choice(Status.AMBIGUOUS)
    if relative:
        return Choice(Status.FILLED, relative[0])
    return _general(spoken, slots, named, lang, today)


def _general(spoken: str, slots: Sequence[Slot], named: Sequence[int], lang: Lang, today: date) -> Choice:
    """An answer that names no slot by its place, its time or its people."""
    wanted = when.read(spoken, lang, today, asked=True)
    something = bool(wanted.days or wanted.at or wanted.either)
    yes = yes_no.read(spoken, Asked.WHICH_SLOT)
    if len(named) > 1:
        return Choice(Status.AMBIGUOUS)
    if _EITHER.search(spoken):
        return Choice(Status.FILLED, 0) if len(slots) == 1 else Choice(Status.AMBIGUOUS)
    if something or yes is False:
        return Choice(Status.OTHER)
    if yes:
        return Choice(Status.FILLED, 0) if len(slots) == 1 else Choice(Status.AMBIGUOUS)
    return Choice(Status.NONE)


def left_to_us(spoken: str) -> bool:
    """Whether any of those on offer will do, and nothing else is said: "you pick", "la que sea"."""
    rest = _LEFT_TO_US.sub("  ", spoken)
    return rest != spoken and not _NONE.search(spoken) and not _NOT_LEFT.search(rest)


def other_of_two(spoken: str) -> int | None:
    """The one of two that is left, where all that is said is that it is not the other."""
    match = _NOT_THAT.fullmatch(spoken)
    return None if match is None else int((match["a"] or match["b"])[:2] in ("fi", "pr"))


def _best(fits: Sequence[tuple[int, int, int]]) -> list[int]:
    """The slots that agree with every kind of thing that was said: time, day, name. All that tie for the most."""
    most = [max(kind) for kind in zip(*fits, strict=True)]
    agreeing = [
        index for index, fit in enumerate(fits) if all(fit[kind] == best or not best for kind, best in enumerate(most))
    ]
    return agreeing if any(most) else []


def _evidence(spoken: str, slot: Slot, slots: Sequence[Slot], today: date) -> tuple[int, int, int]:
    """How much a text speaks for a slot by time, by day and by name."""
    names = max((_named(spoken, name) for name in slot.names), default=0)
    if slot.start is None:
        return 0, 0, names
    rest, day = _without_days(spoken, slot, slots, today)
    time = 0
    for weight, forms in clock_forms(slot.start):
        if any(f" {form} " in rest and (weight > 2 or _whole_hour(rest, form)) for form in forms):
            time = max(time, weight)
    for pattern, first, last in _PARTS:
        if pattern.search(spoken) and first <= slot.start.hour < last:
            time = max(time, 1)
    return time, day, names


_OTHER_MINUTE = (
    r"(?! (?:oclock )?(?:y )?(?:fifteen|twenty|thirty|forty|fifty|quince|veinte|treinta|cuarenta|cincuenta|media|"
    r"cuarto|menos|[1-5][05])(?! (?:of|de|th|minut\w+)) )"
)
_HALVES = r"(?<! past)(?<! quarter to)(?<! quarter of)(?<! quarter till)(?<! quarter after)(?<! para las)(?<! para la)"


def _whole_hour(spoken: str, form: str) -> bool:
    """Whether an hour stands there without the minutes of another time: "ten", and not "ten thirty"."""
    return bool(re.search(rf"{_HALVES} {re.escape(form)}{_OTHER_MINUTE} ", spoken))


def _without_days(spoken: str, slot: Slot, slots: Sequence[Slot], today: date) -> tuple[str, int]:
    """The text without the days in it, so that "the twenty fifth" is no hour; and how much it speaks for this day."""
    rest, day = spoken, 0
    for each in slots:
        for weight, form in day_forms(each.start, today) if each.start else ():
            if f" {form} " in spoken:
                rest = rest.replace(f" {form} ", " ")
                if slot.start and each.start and slot.start.date() == each.start.date():
                    day = max(day, weight)
    return rest, day


def _named(spoken: str, name: str) -> int:
    words = tokens(name)
    wanted = " ".join(words)
    if not wanted:
        return 0
    if f" {wanted} " in spoken:
        return 2
    if len(words) == 1 and len(wanted) > 3:
        return int(any(len(word) > 3 and alike(word, wanted) >= LIKE_NAME for word in tokens(spoken)))
    return 0


def _refused(spoken: str, slot: Slot, today: date) -> bool:
    """ "Not Tuesday", "I can't do nine thirty", "el martes no puedo"."""
    forms = [form for _, form in day_forms(slot.start, today)] if slot.start else []
    if slot.start:
        forms += [form for weight, some in clock_forms(slot.start) if weight > 1 for form in some]
    forms += [" ".join(tokens(name)) for name in slot.names]
    forms = [form for form in forms if f" {form} " in spoken]
    article = r"(?:(?:the|a|an|on|at|el|la|las|los|with|con|doctor|doctora|dr|dra) )*"
    return any(
        re.search(rf" {_AGAINST} {article}{form} ", spoken) or re.search(rf" {form} (?:one )?{_AGAINST_AFTER} ", spoken)
        for form in map(re.escape, forms)
    )


def _relative(spoken: str, slots: Sequence[Slot]) -> list[int]:
    """Slots by their place in the list, or by being the earlier or the later; more than one when several are named."""
    if len(tokens(spoken)) > MOST_WORDS or " first available " in spoken or _CALLS_LATER.search(spoken):
        return []
    late, early = _LATE.search(spoken), _EARLY.search(spoken)
    if bool(late) != bool(early):
        starts = [slot.start for slot in slots if slot.start]
        if len(starts) < len(slots):
            return [len(slots) - 1 if late else 0]
        return [starts.index(max(starts) if late else min(starts))]
    if len(slots) == 3 and _MIDDLE.search(spoken):
        return [1]
    found = [index % len(slots) for pattern, index in _ORDINALS if pattern.search(spoken) and index < len(slots)]
    if found:
        return list(dict.fromkeys(found))
    lone = " ".join(word for word in tokens(spoken) if word not in ("please", "por", "favor", "um", "uh", "eh"))
    alone = _ALONE.get(lone)
    return [alone] if alone is not None and alone < len(slots) else []


_ALONE = {"one": 0, "1": 0, "uno": 0, "two": 1, "2": 1, "dos": 1, "three": 2, "3": 2, "tres": 2}
MOST_WORDS = 14
"""Longest answer in which a place in the list is looked for."""
