"""Danger words the recognizer got wrong, mended by spelling and by sound; hardly ever by a part of a word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import jellyfish
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from appliance.dialogue.people import sounds
from appliance.dialogue.words import listed

ENGLISH = listed(
    "breathe breathing chest emergency ambulance choking bleeding unconscious seizure seizures stroke suicide suicidal "
    "overdose overdosed suffocating swallowed collapsed convulsing convulsions pregnant swollen swelling throat "
    "stabbed allergic allergy anaphylaxis slurred numbness paralyzed responding unresponsive fainted hemorrhaging "
    "vomiting poisoned electrocuted drowning diabetic insulin incision abscess"
)
SPANISH = listed(
    "respirar respirando emergencia ambulancia ahogando sangrando infarto derrame convulsionando convulsiones "
    "convulsion desmayo inconsciente sobredosis atragantando garganta hinchada hinchado embarazada suicidarme suicidar "
    "vomitando vomito hemorragia embolia envenenado despierta reacciona alergica asfixiando temblando sangre azules "
    "veneno pulso insulina absceso embarazo hinchando hinchandose hinchados hinchadas pastillas"
)
_HEARD_AS = {
    "breath": "breath",
    "breeding": "breathing",
    "breading": "breathing",
    "breathin": "breathing",
    "stroak": "stroke",
    "strok": "stroke",
    "sesure": "seizure",
    "seasure": "seizure",
    "seizer": "seizure",
    "infart": "infarto",
    "espirar": "respirar",
    "despirar": "respirar",
    "pech": "pecho",
    "fecho": "pecho",
    "peicho": "pecho",
}
_CHEST, _TWO_WORDS = "pecho", 8
"""No other word of so many letters begins so; what follows was said after it: "pechorita" for "pecho ahorita"."""
_LEAVE = frozenset(
    listed(
        "feeding reading checking joking cheese chess chests strike strikes struck strokes streak bleeding breath "
        "garganta despierto desierta swollen swallow swallows throats thoughts breather choke chalking respirador "
        "emergent urgencia presiones apretando embarazo cooking threat bathe bathing beating blending stubbed "
        "allergist allergies insulin drowned draining dropping vomit vomits desmaye convulse alergia alergias alergico "
        "vacuna venenos sangro embarazos alley allowed acceso ascenso building chemist chiesto confusion conscious "
        "consciente corresponding despertar dwelling ebola embarrass esperando expulso faint gallery garantia hincha "
        "impulso inciso inconsistent painted poison reacciones reasoning relaciona relacionar respira respirator "
        "respondio sagrado seize selling spelling stark suicida telling smelling stealing venden vendiendo vienen "
        "vendendo voting absence breathes bleeds strokes sangran desangrando desangra desangrar desangrandose sanando "
        "plantillas plantilla pastilla reaction reactions derrama assumes assures bonito breaching breathtaking "
        "chester ching chong compulsion confusing downing echoing embarrassed fined insulting lured owning poised "
        "respiratory responsive richest shelling spurred stoke stoked subconscious tainted emergencias followed "
        "enveneno envenenaron atraganto atragantaron stroller inspirar retirar numbers drawing growing throwing "
        "breaking choosing wallet school cheeks stroll diabetes diabetics pregnancy emergencies ambulances collapse "
        "swallowing responded reaccion reaccionar pulsos"
    )
)
_LIKE = 83
"""Likeness in percent from which an unknown word counts as a misheard danger word."""
_SOUNDS_LIKE = 88
"""The same for the sounds of a Spanish word, where b and v, s and z, ll and y, a silent h are one already."""
_SOUND_COST = 0.1
"""The most that hearing a Spanish word for a danger word may cost by sound of it, where sounds a telephone hardly tells
apart (e and i, f and s, a lost t) cost little; a real word on that side is in _LEAVE."""
_SOUNDS = 6
"""Fewest sounds of a word that is mended so: shorter ones have too many neighbours."""
_EDITS = 3
"""Sounds that may differ at most, however near they are: spares most words the alignment."""
_SAME_SOUND_LIKE = 70
"""The likeness in letters asked of an English word whose metaphone (Philips, 1990) is that of a danger word."""
_BREATH = re.compile(r"\b((?:el|mi|su|sin|un|al) )re[sz]ue(?:ll|y)o\b", re.IGNORECASE)
_BREATHE = re.compile(r"\bre[sz](?:o|ue)(?:ll|y)(\w+)", re.IGNORECASE)
"""What the country says for breathing, as recognizers write it, too."""
_BLEEDING = re.compile(
    r"\bcleaning(?= (?:(?:just )?(?:wont|won't|would|wouldn't|will not|doesn't|does not) (?:quit|stop)|"
    r"(?:hasn't|has not|isn't|is not|not) (?:quit|stopped|stopping))\b(?! (?:my|his|her|the|hurting|me|him|being)\b))",
    re.IGNORECASE,
)
"""No cleaning goes on by itself; a recognizer told of a dentist's visits hears one for a bleeding."""


def respelled(text: str) -> str:
    """The text with "respirar" for "resollar", which no reader of danger knows as well, and a bleeding for the cleaning
    that will not stop."""
    text = _BLEEDING.sub("bleeding", text)
    return _BREATHE.sub(r"respir\1", _BREATH.sub(r"\1aire", text))


def _key_en(word: str) -> str:
    return jellyfish.metaphone(word)


_METAPHONES: Mapping[str, tuple[str, ...]] = {
    _key_en(word): tuple(other for other in ENGLISH if _key_en(other) == _key_en(word)) for word in ENGLISH
}
_SPANISH_KEYS: Mapping[str, str] = {sounds.of_word(word, "es"): word for word in SPANISH}
_VOCABULARY = (*ENGLISH, *SPANISH)
_KNOWN = frozenset(_VOCABULARY)


@lru_cache(maxsize=4096)
def mended(word: str) -> str:
    """The danger word that a folded word was meant as, else the word itself. A real word of daily use stays."""
    if word in _HEARD_AS:
        return _HEARD_AS[word]
    if word.startswith(_CHEST) and len(word) >= _TWO_WORDS:
        return _CHEST
    if len(word) < 5 or word in _LEAVE or word in _KNOWN or not word.isalpha():
        return word
    found = process.extractOne(word, _VOCABULARY, scorer=fuzz.ratio, score_cutoff=_LIKE)
    return found[0] if found else _by_sound(word)


def _by_sound(word: str) -> str:
    key = _key_en(word)
    alike = [
        other
        for other in (_METAPHONES.get(key, ()) if len(key) > 3 else ())
        if word[0] == other[0] and fuzz.ratio(word, other) >= _SAME_SOUND_LIKE
    ]
    if alike:
        return alike[0]
    spoken = sounds.of_word(word, "es")
    near = process.extractOne(spoken, tuple(_SPANISH_KEYS), scorer=fuzz.ratio, score_cutoff=_SOUNDS_LIKE)
    return _SPANISH_KEYS[near[0]] if near else _by_telephone(spoken) or word


def _by_telephone(spoken: str) -> str:
    """The Spanish danger word whose sounds come nearest on a telephone; "" when none is near enough."""
    if len(spoken) < _SOUNDS:
        return ""
    alike = {
        key: meant
        for key, meant in _SPANISH_KEYS.items()
        if abs(len(key) - len(spoken)) <= 1 and Levenshtein.distance(key, spoken, score_cutoff=_EDITS) <= _EDITS
    }
    costs = [(sounds.further(sounds.start(key), spoken, key)[-1] / len(key), meant) for key, meant in alike.items()]
    cost, meant = min(costs, default=(1.0, ""))
    return meant if cost <= _SOUND_COST else ""
