"""Blanks of a wish known by form, whatever the clinic has: kinds of visit, doctors, drugs, insurers, people."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.resources import files

from appliance.dialogue.meaning import businesses_told, visit_words
from appliance.dialogue.people import doctors_told, staff_told
from appliance.dialogue.words import MAX_CHARS, fold, listed, plain

DRUGS = frozenset(files("appliance.dialogue").joinpath("data", "drug_names.txt").read_text(encoding="utf-8").split())
"""Medicines of American practice by brand and generic name, English and Spanish, folded."""
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_HYGIENIST = re.compile(r" (?:hygienist|higienista) ")
_DRUG_CLASSES = (
    r"(?:blood thinners?|birth control(?: pills?)?|blood pressure (?:pills?|medicine|medication|meds)|"
    r"(?:water|fluid|sleeping|pain|stomach|migraine|nausea) (?:pills?|medicine|medication|meds)|"
    r"thyroid (?:pills?|medicine|medication)|"
    r"(?:allergy|diabetes|anxiety|cholesterol|heart|asthma) (?:pills?|medicine|medication|meds)|inhaler|"
    r"insulin|eye drops|anticoagulante|anticonceptiv[oa]s?|inhalador|insulina|"
    r"(?:pastillas?|medicinas?|medicamento) (?:del?|para) (?:la |el |los )?(?:presion|tiroides|azucar|colesterol|"
    r"diabetes|corazon|alergias?|dormir|agua|dolor|estomago|asma|ansiedad|nervios|migranas?))"
)
_SUFFIXES = (
    r"(?:\w{2,}(?:pril|sartan|statin|statina|olol|dipine|dipino|prazole|prazol|formin|formina|cillin|"
    r"cilina|mycin|micina|oxetine|oxetina|traline|tralina|"
    r"zepam|zolam|codone|codona|profen|profeno|thyroxine|tiroxina|semide|semida|thiazide|tiazida|gliptin|pizide|"
    r"pizida|buride|"
    r"glutide|glutida|lukast|azole|azol|sone|sona|solone|dronate|pam|barbital|triptan|gabalin|bapentin|"
    r"pentina|setron|cycline|ciclina|floxacin|floxacino|adone)"
    r"|adderall|ritalin|xanax|zoloft|prozac|lexapro|lipitor|synthroid|ozempic|metformin|warfarin|coumadin|"
    r"eliquis|plavix|lasix|norco|vyvanse|concerta|ventolin|albuterol|tramadol|trazodone|wellbutrin|"
    r"cymbalta|nexium|singulair|januvia|lantus|humira|tylenol|ibuprofen)"
)
_DRUG = re.compile(
    rf" ({_DRUG_CLASSES}|{_SUFFIXES}) | (?:re ?fill|re ?fills|more|renew|renewal|prescription|out of|"
    rf"low on|resurtan|resurtido|resurta|surtan|receta) (?:on |of |for |de )?(?:my |the |his |her |la |el |"
    rf"mi |las |los |mis )?"
    r"(?!medic\w+|prescription|pills?|authorization|request|it|refill|them|a|me|for|pastillas?|receta|"
    r"okays?|before|until|since|while|again|ahead|early|sooner|right|because|today|tomorrow|cuando|hasta|antes|desde|porque|"
    r"nuev\w+|in|please|por|one|of|this|that|my|today|by|to|daughters?|husbands?|mothers?|fathers?|child\w*|"
    r"esposa|esposo|mama|madre|padre|hermano|hermana)(\w{5,}) "
)
_FAQ: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(rf" (?:{words}) "))
    for topic, words in (
        ("fax", r"fax"),
        ("email", r"e ?mail|correo"),
        ("visit_length", r"how long|how much time|cuanto (?:tiempo )?(?:se )?(?:dura|tarda)\w*|cuanto tiempo"),
        ("accessibility", r"wheelchair|accessible|ramp|elevator|handicap\w*|silla de ruedas|rampa|elevador"),
        ("language", r"spanish|espanol|english|ingles|interpreter|translator|interprete|traductor"),
        (
            "prep",
            r"bring|fast|fasting|eat|drink|coffee|cafe|breakfast|llevar|traer|ayunas|desayunar|comer antes|wear|"
            r"prepare|"
            r"(?:skip|stop|take|quitar\w*|tengo que|do i) (?:\w+ ){0,8}(?:before|ahead of|antes)",
        ),
        ("parking", r"park\w*|estacion\w+"),
        ("hours", r"open|close|closed|hours|abren|cierran|horario"),
        ("location", r"where|address|located|entrance|donde|direccion"),
    )
)


def read(text: str, wishes: Sequence[str], kind: str | None = None) -> dict[str, str]:
    """The blanks a text fills, in the light of its wishes, as the caller said them; `kind` is the kind of visit where
    no words name one. Never raises."""
    spoken = plain(text)
    shown = _as_said(text)
    found: dict[str, str | None] = {}
    if _visits(wishes, spoken):
        cleaning = "cleaning" if "new" in wishes and _HYGIENIST.search(spoken) else None
        found["visit_type"] = visit_words.kind(spoken) or cleaning or kind
    elif "insurance" in wishes:
        found["visit_type"] = visit_words.bookable(spoken)
    found |= doctors_told.read(spoken, shown)
    calls = businesses_told.calls_from(spoken)
    if "refill" in wishes:
        found["medication"] = _drug(spoken, shown)
        found["pharmacy"] = None if calls == "pharmacy" else businesses_told.pharmacy(spoken, shown)
    if not _STRANGERS & set(wishes):
        found["caller_type"] = calls
        found["insurer"] = businesses_told.insurer(spoken, shown)
        found["person"] = staff_told.person(spoken, shown, asked_for=bool({"human", "message"} & set(wishes)))
    if "faq" in wishes:
        found["faq_topic"] = next((topic for topic, words in _FAQ if words.search(spoken)), None)
    return {name: value for name, value in found.items() if value}


def medicines(text: str) -> tuple[str, ...]:
    """The medicines a text names from the tables, as said: by name, and by what they are for where that is another."""
    spoken, shown = plain(text), _as_said(text)
    named = [word for word in spoken.split() if word in DRUGS or word.removesuffix("s") in DRUGS]
    kinds = [one for one in _CLASS.findall(spoken) if not named or _BESIDE.search(f"{spoken} ".replace(one, "@", 1))]
    found = sorted({*named, *kinds}, key=spoken.index)
    return tuple(shown(one) if one in DRUGS or one not in named else shown(one).removesuffix("s") for one in found)


def is_medicine(words: str) -> bool:
    """Whether words are a medicine of the tables, so that they may be said aloud."""
    return fold(words) in DRUGS or bool(re.fullmatch(_DRUG_CLASSES, fold(words)))


def refused_medicines(text: str) -> frozenset[str]:
    """The medicines, folded, that a text takes back: "not the cholesterol pill", "sin la metformina"."""
    spoken = plain(text)
    return frozenset(
        fold(one) for one in medicines(text) if re.search(rf" {_LEAVE_OUT}{re.escape(fold(one))} ", spoken)
    )


_CLASS = re.compile(rf"(?<= )({_DRUG_CLASSES})(?= )")
_BESIDE = re.compile(
    r" (?:and|plus|also|y|tambien|ademas) (?:(?:my|the|mi|mis|la|las|el|los|de) )*@| @ (?:and|plus|y) "
)
"""What stands beside a second medicine; without it the two are one, told twice."""
_LEAVE_OUT = (
    r"(?:not|no|without|leave out|leave off|take off|skip|forget|drop|remove|dont need|have enough|sin|quite|quitele|"
    r"menos|except|excepto|no necesito|ya no(?: necesito| quiero)?) (?:(?:the|my|any|more|la|el|las|los|mi|de) )*"
)


def without_refused(text: str) -> str:
    """A text without the thing that is not meant: "metoprolol, not metformin", "en vez de Walgreens"."""
    return _REFUSED.sub(" ", text)


def calling_pharmacy(text: str) -> str:
    """The pharmacy that calls, as said; "" when none does, or it is not named."""
    spoken = plain(text)
    called = businesses_told.calls_from(spoken) == "pharmacy"
    return (businesses_told.pharmacy(spoken, _as_said(text)) or "") if called else ""


_NOT_ABOUT_A_VISIT = frozenset(
    listed(
        "human message records results refill advice spam wrong_number hours address parking insurance "
        "referral late arrived note other update vendor complaint lost_item"
    )
)


_REFUSED = re.compile(
    r"\b(?:not|isn['’]?t|no (?:es|era|la|el)|(?<=[\w,] )no|instead of|rather than|en vez de|en lugar de)"
    r"(?: (?:the|my|to|at|a|la|el))* (?!it\b|is\b|es\b)[^\W\d_]+",
    re.IGNORECASE,
)
_STRANGERS = frozenset({"spam", "wrong_number"})


def _visits(wishes: Sequence[str], spoken: str) -> bool:
    return not wishes or bool(set(wishes) - _NOT_ABOUT_A_VISIT)


def _drug(spoken: str, shown: Callable[[str], str]) -> str | None:
    """The medicine: one by its name, else what words of its kind or "a refill of" tell."""
    named = next((word for word in spoken.split() if word in DRUGS or word.removesuffix("s") in DRUGS), None)
    if named is None:
        return _said(_DRUG, spoken, shown)
    return shown(named) if named in DRUGS else shown(named).removesuffix("s")


def _said(pattern: re.Pattern[str], spoken: str, shown: Callable[[str], str]) -> str | None:
    found = pattern.search(spoken)
    return shown(next(filter(None, found.groups()), "")) if found else None


def _as_said(text: str) -> Callable[[str], str]:
    """Gives folded words back as they were written."""
    written: dict[str, str] = {}
    joined: dict[str, str] = {}
    for word in _WORD.findall(text[:MAX_CHARS]):
        bare = re.sub(r"['’]s$", "", word)
        folded = fold(word).replace("-", " ")
        (joined if " " in folded else written)[folded] = bare
        written[fold(bare)] = bare

    def shown(words: str) -> str:
        for folded, word in joined.items():
            words = re.sub(rf"(?<!\S){re.escape(folded)}(?!\S)", fold(word), words)
        return " ".join(written.get(word, word) for word in words.split())

    return shown
