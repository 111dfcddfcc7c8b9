"""What is told first and wanted before: "I have a trip on the 20th and need a vaccine before then"."""

from __future__ import annotations

import re

from appliance.dialogue.dates.heard_words import MONTH_NAMES, WEEKDAY_NAMES

_NUMBER = r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty |thirty |twenty-)?\w+(?:st|nd|rd|th))"
_DAY_EN = rf"(?:(?:{WEEKDAY_NAMES}|(?:{MONTH_NAMES}) {_NUMBER}|the {_NUMBER})(?: of (?:{MONTH_NAMES}))?)"
_HOUR_EN = (
    r"(?:at |by )(?:\d{1,2}(?::\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon)(?: thirty)?"
    r"(?: ?[ap]m)?"
)
_EVENT_EN = (
    r"\b(?:trip|surgery|leav\w+|travel\w*|flight|fly\w*|wedding|vacation|cruise|camp|school|work|pick\w*|operation)\b"
)
_BEFORE_EN = re.compile(
    rf"^(?P<told>[^.?!]*?{_EVENT_EN}[^.?!]*?) (?:on )?(?P<then>{_DAY_EN}|{_HOUR_EN})(?P<rest>\b[^?!]*?)"
    r"(?<!the day )(?<!the week )(?<!like )(?<! as )(?<!been there )(?<!never )\bbefore(?: then| that)?(?=\W*$)",
    re.IGNORECASE,
)
_NUMBER_ES = (
    r"(?:\d{1,2}|primero|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\w+ce|dieci\w+|veint\w+|treinta)"
)
_DAY_ES = rf"(?:el (?:{WEEKDAY_NAMES}|mi[eé]rcoles|s[aá]bado|{_NUMBER_ES}(?: de (?:{MONTH_NAMES}))?))"
_EVENT_ES = (
    r"\b(?:viaje|viajo|me voy|nos vamos|salgo|operan|cirug[ií]a|boda|vacaciones|trabajo|escuela|recoger|vuelo)\b"
)
_BEFORE_ES = re.compile(
    rf"^(?P<told>[^.?!]*?{_EVENT_ES}[^.?!]*?) (?P<then>{_DAY_ES}|a las? {_NUMBER_ES})(?P<rest>\b[^?!]*?)"
    r"\bantes(?: de (?:eso|esa fecha|ese d[ií]a|esa hora|entonces))?(?=\W*$)",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    rf"\b(?:have|need|got|gotta|supposed) (?:to )?be (?:at|in) (?:work|school|class) ({_HOUR_EN})\b"
    r"(?![^.?!]*(?<!nothing )(?<!not )\bafter\b)",
    re.IGNORECASE,
)
_NOT_THEN = (
    rf"(?!\w*(?:appointment|visit|come\b|coming|arriv|seen\b|see\b|call|close|birthday|holiday|christmas|"
    rf"{WEEKDAY_NAMES})|"
    rf"(?:on|or|can|could|can['’]?t|would|prefer|works|free|available|{MONTH_NAMES}|tomorrow|\w+(?:st|nd|rd|th))\b)"
)
_BEFORE_WHAT_EN = re.compile(
    rf"\bbefore (?=(?:i|we|he|she|they|my|our|his|her|(?:class|classes|practice|church)|(?:work|school) (?:starts?|"
    rf"begins?|"
    rf"opens?)|going|picking|leaving|starting|getting)\b)(?:{_NOT_THEN}[\w'’]+ ){{1,6}}?(?P<then>{_HOUR_EN})(?=\W|$)",
    re.IGNORECASE,
)
""" "Before I start work at nine", "before my shift at seven thirty"."""
_BEFORE_WHAT_ES = re.compile(
    r"\bantes de (?:que )?(?:(?:me|yo|mi|la|el|los) )*(?=entr|trabaj|empie[zc]|empez|comien|comenz|ir(?:me|nos)?\b|vay|"
    r"sal[gi]|reco[gj]|llev|dej|turno|clase|escuela|junta|jale)"
    rf"(?:(?!(?:{WEEKDAY_NAMES}|mi[eé]rcoles|s[aá]bado|ma[nñ]ana|del?|cita|pued[oea]\w*|podr[ií]a\w*|paso|llego|vengo|"
    rf"o|me queda)\b)[^\W\d_]+ |del? (?:la )?(?:trabaj\w+|escuela|turno|clases?|casa|jale) ){{1,8}}?"
    rf"a (?P<then>las? (?:una|{_NUMBER_ES}))(?=\W|$)",
    re.IGNORECASE,
)
""" "Antes de entrar a trabajar a las nueve"."""
_ENDS = re.compile(r"\b(?:before(?: then| that)?|antes(?: de \w+(?: \w+)?)?)\W*$", re.IGNORECASE)
_VISIT = re.compile(r"\b(?:appointments?|visit|cita|consulta)\b", re.IGNORECASE)
""" "My appointment is on the 15th, anything before that" speaks of the visit itself."""


def plainer(text: str) -> str:
    """The text with the day or hour named where it says "before then"."""
    text = _AT_WORK.sub(lambda match: f"before {_bare(match[1])}", text)
    text = _BEFORE_WHAT_EN.sub(lambda match: f"before {_bare(match['then'])}", text)
    text = _BEFORE_WHAT_ES.sub(lambda match: f"antes de {match['then']}", text)
    if not _ENDS.search(text):
        return text
    return _BEFORE_ES.sub(_antes, _BEFORE_EN.sub(_before, text))


def _before(match: re.Match[str]) -> str:
    return match[0] if _VISIT.search(match["told"]) else f"{match['told']}{match['rest']}before {_bare(match['then'])}"


def _antes(match: re.Match[str]) -> str:
    then = re.sub(r"^el (?=\w)", "del ", re.sub(r"^a ", "de ", match["then"]))
    return match[0] if _VISIT.search(match["told"]) else f"{match['told']}{match['rest']}antes {then}"


def _bare(then: str) -> str:
    return re.sub(r"^(?:at|by) ", "", then, flags=re.IGNORECASE)
