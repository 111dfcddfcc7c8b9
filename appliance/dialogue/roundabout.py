"""Days and times said in a roundabout way, made plain before they are read: "not this Thursday, the one after"."""

from __future__ import annotations

import re

from appliance.dialogue.heard_words import WEEKDAY_NAMES

_BY_MORNING = re.compile(r"\b(?:por|en)(?: los| el)? ma[nñ]anas?\b", re.IGNORECASE)
""" "Por mañana", which nobody says: the article was lost on the line."""
_TOO_EN = re.compile(
    r"\b(?:(?:just|way|kind of|a (?:little|bit|tad)(?: bit)?) )?(?:too|so|awfully) (?:early|late)\b", re.IGNORECASE
)
_TOO_ES = re.compile(
    r"\b(?:(?:est[aá]n?|es|son|queda|parece|me hace) (?:muy|bastante|bien|demasiado|tan)|demasiado|tan)"
    r" (?:temprano|tarde)\b",
    re.IGNORECASE,
)
_NOT_TOO = re.compile(
    r"\b(?:not (?:too|so|that|very) (?:early|late)|no (?:muy|tan|demasiado) (?:temprano|tarde))\b", re.IGNORECASE
)
""" "That is too early" wishes for no early hour."""
_EITHER_ONE = re.compile(r"\b(either|neither|whichever|any) one\b", re.IGNORECASE)
_OF_THE_TWO = re.compile(
    r"\b(cualquiera|ningun[oa]|alguna|either|neither|any|both|one)"
    r" (?:de (?:las|los) (?:dos|tres|2|3)|of the (?:two|three))\b|"
    r"\b(?:las|los) (?:dos|2) (?=(?:me )?(?:quedan|sirven|funcionan|est[aá]n|parecen)\b)",
    re.IGNORECASE,
)
""" "Cualquiera de las dos", "las dos me quedan bien": no two o'clock."""
_NOT_EN = r"\b(?:not|can'?t (?:do|make|come)(?: it)?)(?: on| for)? this"
_ONE_AFTER_EN = re.compile(
    rf"{_NOT_EN} ({WEEKDAY_NAMES}|week),?(?: but| rather| it's)? (?:the )?"
    r"(?:(?:one|\1|week) after(?: that)?|next(?: one| \1)?|following(?: one| \1)?)\b",
    re.IGNORECASE,
)
_DAY_ES = r"(semana|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
_ONE_AFTER_ES = re.compile(
    rf"\b(?:no (?:puedo )?(?:para )?est[ea] {_DAY_ES}|est[ea] {_DAY_ES} no(?: puedo)?),?(?: sino| mejor)? (?:el|la) "
    r"(?:otr[oa]|siguiente|pr[oó]xim[oa]|que (?:sigue|viene)|de la otra semana|de despu[eé]s)(?: (?:\1|\2))?\b",
    re.IGNORECASE,
)
""" "Not this Thursday, the one after"."""


def plainer(text: str) -> str:
    """The text with what is said in a roundabout way said plainly."""
    text = _BY_MORNING.sub("por la mañana", text)
    text = _NOT_TOO.sub(",", text)
    text = _TOO_ES.sub("no me queda", _TOO_EN.sub("no good", text))
    text = _OF_THE_TWO.sub(lambda match: match[1] or "", text)
    text = _EITHER_ONE.sub(r"\1", text)
    text = _ONE_AFTER_EN.sub(_one_after_en, text)
    return _ONE_AFTER_ES.sub(_one_after_es, text)


def _one_after_en(match: re.Match[str]) -> str:
    return "next week" if match[1].lower() == "week" else f"{match[1]} after next"


def _one_after_es(match: re.Match[str]) -> str:
    day = (match[1] or match[2]).lower()
    return "la próxima semana" if day == "semana" else f"el {day} en ocho"
