"""Insurers callers name, as they say them and as recognizers write them, in both languages."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from appliance.dialogue.words import tokens

LIKE_NAME = 88
"""Likeness in percent of heard words to an insurer's name, on rapidfuzz's scale; for names of six letters and more."""
_SPOKEN = """
Aetna: aetna, etna, edna insurance, aetna insurance, atna, edna health, aetna better health, itna
Ambetter: ambetter, am better, amber better, ambetter health
Amerigroup: amerigroup, ameri group, america group
AmeriHealth: amerihealth, ameri health, america health
Anthem: anthem, anthem blue cross, antem, anthem insurance
Blue Cross Blue Shield: blue cross blue shield, blue cross, blue shield, bluecross, blueshield, bcbs, b c b s, cruz azul
Blue Cross Blue Shield: the blues
Blue Cross Blue Shield: blu cross, blue cros, bluecross blueshield, blue cross ppo, escudo azul
Blue Cross Blue Shield: blue cross and blue shield
BlueCare: bluecare, blue care
CareFirst: carefirst, care first
CareSource: caresource, care source
Centene: centene, sentene
CHIP: chip, chips program, children s health insurance, chip perinatal
Cigna: cigna, signa, signature insurance, sigma insurance, sick na, cigna healthcare, cygna, signia, singna
Delta Dental: delta dental, delta, delta dental ppo, delta dental insurance
Denti-Cal: denti cal, medi cal dental, denti call, dentical
EmblemHealth: emblem health, emblem
Fidelis Care: fidelis, fidelis care, fidelity care
First Health: first health network, first health
GEHA: geha, g e h a, gee ha
Guardian: guardian, guardian dental, gardian, la guardian
Health Net: health net, healthnet, helth net
HealthFirst: healthfirst, health first
Highmark: highmark, high mark
Horizon: horizon blue cross, horizon nj health, horizon health, horizon
Humana: humana, umana, human a, jumana, humana gold plus, umano
Kaiser Permanente: kaiser permanente, kaiser, kayser, kiser, keiser, kaiser permanent, caiser
Liberty Dental: liberty dental, liberty dental plan, liberty
Magellan: magellan, magellan health
Medicaid: medicaid, medicade, medic aid, medicate, medicated card
Medicaid: medic aide, medi caid, medicaide, medikeid, el medicaid
Medi-Cal: medi cal, medical card, medi cali, medi call, medical de california, medicaid de california, medi kal
Medicare: medicare, medi care, medic care, medicare advantage, medicare part b
Medicare: medicar, medi ker, medicare parte b, mericare, medicer
Meridian: meridian, meridian health, meridian health plan
MetLife: metlife, met life, met life dental, metropolitan life, medlife
Molina: molina, molina healthcare, molina health, molina health care, la molina
MultiPlan: multiplan, multi plan
Oscar: oscar health, oscar insurance, seguro oscar
Oxford: oxford health, oxford insurance, oxford
Peach State: peach state, peach state health plan
PeachCare: peachcare, peach care
Premera: premera, primera blue cross, premera blue cross
Principal: principal dental, principal insurance
Priority Health: priority health
Regence: regence, regents blue shield, regence blue shield
Sunshine Health: sunshine health, sunshine state health
Superior HealthPlan: superior health plan, superior health, superior
Tricare: tricare, tri care, try care, triker, tricare prime, tricare for life, tricer
Tufts: tufts, tufts health plan
UMR: umr, u m r, you m r
United Concordia: united concordia, concordia
UnitedHealthcare: united healthcare, united health care, unitedhealthcare, united health, united, uhc, u h c
UnitedHealthcare: unite health care, unitedhealth, yunaited, united jelker, united jelt
UPMC: upmc, u p m c
VA: veterans affairs, v a benefits, va benefits, v a insurance, veterans insurance, beneficios de veterano
WellCare: wellcare, well care, welcare, huelker
WellPoint: wellpoint, well point
"""
_NONE = re.compile(
    r" (?:(?:dont|do not|doesnt|no) (?:\w+ )?(?:have|got|tengo|tenemos|cuento con) (?:\w+ )?(?:insurance|"
    r"coverage|seguro|aseguranza|cobertura)|"
    r"(?:isnt|not|no esta(?:mos|n)?) (?:insured|asegurad[oa]s?)|"
    r"no (?:tiene|tienen|ha|hay) (?:\w+ )?(?:seguro|aseguranza|cobertura)|(?:doesnt|dont) have any(?= $)|"
    r"no (?:insurance|seguro|aseguranza)|uninsured|without insurance|sin (?:seguro|aseguranza)|self pay|"
    r"pay(?:ing)? (?:in )?cash|"
    r"out of (?:my )?pocket|en efectivo|por mi cuenta|pago yo) "
)
_VAGUE = frozenset(
    ("delta", "united", "horizon", "liberty", "superior", "oxford", "chip", "guardian", "the blues", "emblem")
)
"""Names that are words of their own: they count after "have", "with" or "insurance", or alone."""
_FRAME = re.compile(
    r" (?:insurance|insured|coverage|plan|have|ive|through|with|take|accept|covered|carrier|dental|health|"
    r"seguro|aseguranza|tengo|con|aceptan|toman|cobertura|trabajan) "
)
SELF_PAY = "none"
"""What is read when a caller says that they have no insurance."""


def _table() -> tuple[tuple[str, str], ...]:
    pairs = [
        (" ".join(tokens(form)), name)
        for name, forms in (line.split(": ") for line in _SPOKEN.strip().splitlines())
        for form in forms.split(", ")
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


_FORMS = _table()


def read(text: str, *, asked: bool = False) -> str:
    """The insurer a text names, as written on its cards; `SELF_PAY` for none at all, "" when none is named.

    `asked`: it answers "which insurance?". The longest name wins, so that "blue cross" is not found in
    "Anthem Blue Cross"; a name misheard by a letter or two counts when nothing fits exactly. Never raises.
    """
    words = tokens(text)
    spoken = f" {' '.join(words)} "
    if _NONE.search(spoken):
        return SELF_PAY
    framed = asked or len(words) <= 2 or bool(_FRAME.search(spoken))
    for form, name in _FORMS:
        if f" {form} " in spoken and (framed or form not in _VAGUE):
            return name
    return _misheard(words) if framed else ""


def exactly(text: str) -> bool:
    """Whether a text is an insurer's name and nothing else: "Humana"."""
    return " ".join(tokens(text)) in {form for form, _ in _FORMS}


def known(name: str) -> str:
    """The name itself when it is one of the table, else ""."""
    return name if any(name == each for _, each in _FORMS) else ""


def _misheard(words: list[str]) -> str:
    best, found = float(LIKE_NAME), ""
    for form, name in _FORMS:
        size = form.count(" ") + 1
        if len(form) < 6 or form in _VAGUE:
            continue
        for at in range(len(words) - size + 1):
            likeness = fuzz.ratio(" ".join(words[at : at + size]), form)
            if likeness > best:
                best, found = likeness, name
    return found
