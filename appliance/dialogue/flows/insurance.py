"""What somebody new is insured with: asked once, taken in any form, never pressed for."""

from __future__ import annotations

import re

from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.asked import Asked
from appliance.dialogue.identity import alike
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import insurance_names, member_id, private, spelling
from appliance.dialogue.people.insurance_names import SELF_PAY
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

SHORTEST_NAME = 4
"""Letters from which what is spelled may be a name; fewer are an insurer's initials."""
LIKE_NAME = 0.6
"""Likeness from which spelled letters are the patient's own name."""
MOST_WORDS = 8
"""A plan no table knows is taken as it was said when the answer is no longer than this."""
_NOT_NOW = re.compile(
    r" (?:(?:dont|do not|didnt) (?:\w+ )?(?:have|know|remember|bring|carry)|not with me|on me|not sure|no idea|skip|"
    r"later|rather not|prefer not|bring (?:it|the card|my card)|no (?:\w+ )?(?:tengo|traigo|se|recuerdo|cargo|acuerdo)|"
    r"luego|despues|la llevo|ahorita no|prefiero no) "
)
_NONE = re.compile(
    r"^ (?:(?:no|nope|none|nothing|i|we|dont|do not|have|any|uh|um|ninguno|ninguna|nada|no tengo|not insured|"
    r"uninsured|cash|self pay|selfpay|pay|paying|ill|i will|out of pocket|myself|yo|pago|particular|privado|sin seguro|"
    r"thanks|thank you|gracias|insurance|seguro|aseguranza|eh|pues|well) )+$"
)
_BARE_YES = re.compile(
    r"^ (?:(?:yes|yeah|yep|sure|si|claro|i|do|have|insurance|it|tengo|seguro|aseguranza|insured) )+$"
)


def question(talk: Talk) -> list[Act] | None:
    """The question, until it has had an answer of any kind; then None."""
    who = talk.person
    if who.insurance_told:
        return None
    who.insurance_asked += 1
    return talk.ask("ask_insurance_other" if who.for_other else "ask_insurance", Asked.INSURANCE)


def take(talk: Talk, meaning: Meaning) -> bool:
    """Take an answer; False when it is none. Whoever has no card at hand, or no insurance, is not asked again."""
    who, plain = talk.person, meaning.plain
    if meaning.intents & {Intent.CANCEL, Intent.ADVICE, Intent.HUMAN} or _BARE_YES.match(plain):
        return False
    name = insurance_names.read(meaning.text, asked=True) or _spelled(meaning.text)
    if not name and who.insurance_asked <= 1 and _spells_name(talk, meaning):
        return False
    number = member_id.read(meaning.text, talk.lang)
    if not name and _NONE.match(plain) and "no tengo la" not in plain:
        name = SELF_PAY
    told = bool(name or number or _NOT_NOW.search(plain))
    asks = Intent.QUESTION in meaning.intents
    if not told and not asks and (len(plain.split()) <= MOST_WORDS or who.insurance_asked > 1):
        who.insurer_said, told = private.without_numbers(meaning.text.strip()), True
    if told:
        who.insurer, who.member_id, who.insurance_told = name, number, True
    return told


def _spelled(text: str) -> str:
    """The insurer spelled letter by letter: "A E T N A"."""
    return insurance_names.read(spelling.hear(text).letters, asked=True)


def _spells_name(talk: Talk, meaning: Meaning) -> bool:
    """Whether the letters are those of the patient's name, said a question late."""
    who, heard = talk.person, spelling.hear(meaning.text)
    if not who.name or not heard.clean or len(heard.letters) < SHORTEST_NAME:
        return False
    likest = max(alike(heard.letters, part) for part in (who.name.given, who.name.family))
    return likest >= LIKE_NAME


def corrects(talk: Talk, meaning: Meaning) -> bool:
    """Whether another insurer is named at the read-back; it is taken."""
    who = talk.person
    name = insurance_names.read(meaning.text) if who.new and who.insurance_told else ""
    if not name or name == who.insurer:
        return False
    who.insurer, who.member_id = name, member_id.read(meaning.text, talk.lang) or who.member_id
    return True


def read_back(talk: Talk) -> list[Act]:
    """The insurer alone, when it is one by name; the number is never said aloud."""
    who = talk.person
    if not who.new or who.insurer in ("", SELF_PAY):
        return []
    return [Say("read_back_insurer", {"insurer": Value(who.insurer, ValueType.INSURER, Origin.CALLER_SAID)})]


def facts(talk: Talk) -> dict[str, str]:
    """For staff: `insurer` (a name, "none", or what was said) and `member_id`, where they are known."""
    who = talk.person
    found = {"insurer": who.insurer or who.insurer_said, "member_id": who.member_id}
    return {name: value for name, value in found.items() if value} if who.new else {}
