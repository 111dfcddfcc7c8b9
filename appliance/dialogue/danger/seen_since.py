"""A symptom told in the present beside something past: "it hurts a lot, but I saw the doctor last week", "desde hace
tres meses"."""

from __future__ import annotations

import re

from appliance.dialogue.danger.rules import phrase

_SEEN = phrase(
    r"(?:but|pero|although|though|aunque) (?:i|we|he|she|they|ya|me|lo|la|si|yo)? ?~3"
    r"(?:saw|seen|went|visited|was at|checked|fui|fue|fuimos|vi|vio|visite|lleve|llevamos|revis\w+|chec\w+|atend\w+) "
    r"(?:(?!(?:but|pero|because|porque|and now|y ahora) )\S+ ){0,6}?(?:last (?:week|month|year|time)|(?:a |\w+ )"
    r"(?:weeks?|months?) ago|(?:la semana|el mes|el ano) pasad[oa]|hace ~1(?:semanas?|mes(?:es)?|anos?))"
)
"""The visit and its day."""
_PRESENT = phrase(
    r"hurts?|hurting|aching|aches|have|having|has|is|are|im|hes|shes|its|cant|cannot|feels?|got|duelen?|tengo|tiene|"
    r"siento|siente|aprieta|oprime|puedo|puede|estoy|esta|traigo|trae|falta|da"
)
_NEAR = 3
"""Words before a symptom that may hold its verb."""

_LASTS = phrase(
    r"desde hace (?:un (?:ano|mes)|anos|meses|semanas|mucho|tiempo|(?:\w+ )?\w+ (?:anos|meses|semanas))|"
    r"desde (?:la semana pasada|el (?:mes|ano|verano) pasado)|(?:since|for|over) (?:the )?last (?:week|month|year)"
)
"""What began long ago and goes on."""
_ASKED_ABOUT = frozenset(
    {
        "chest_pain",
        "breathing",
        "bleeding",
        "unconscious",
        "suicide_self_harm",
        "violence",
        "violence_at_home",
    }
)
"""Categories of which one that goes on is asked about."""


def still(words: str, start: int, end: int, past: re.Pattern[str], category: str) -> bool:
    """Whether a symptom that something past stands beside may be there now."""
    lasts = category in _ASKED_ABOUT and _LASTS.search(words) and not past.search(_LASTS.sub(" _", words))
    return bool(lasts) or told(words, start, end, past)


def told(words: str, start: int, end: int, past: re.Pattern[str]) -> bool:
    """Whether nothing but the doctor's visit, told behind a "but", is past."""
    seen = _SEEN.search(words, max(0, end - 1))
    if seen is None or past.search(words[: seen.start()] + " _" + words[seen.end() :]):
        return False
    return bool(_PRESENT.search(f" {' '.join((*words[:start].split()[-_NEAR:], words[start:end].strip()))} "))
