"""What the rules notice about a text besides danger, as numbers: past, healed, "if", paper, a symptom taken back."""

from __future__ import annotations

from appliance.dialogue import danger_context, emergency
from appliance.dialogue.danger_rules import phrase

COUNT = 15
"""How many numbers `cues` returns, each 0 or 1."""


def cues(text: str) -> tuple[bool, ...]:
    """The signs of context in a text, in a fixed order. Never raises; about a millisecond."""
    told = emergency.prepared(text)
    words = danger_context.masked(told)
    whole = danger_context.Whole.of(words)
    return (
        whole.now,
        whole.past,
        whole.past_tense,
        whole.healed,
        whole.quite_healed,
        whole.returned,
        whole.mourning,
        whole.winded,
        *danger_context.frames(words),
        told != words,
        emergency.taken_back(words, whole),
    )


_ELSEWHERE = phrase(
    r"(?:put|write|list|note) (?:that|it|this) ~2(?:on|in|down)|on (?:my|the|his|her) (?:chart|history|form)|screened|"
    r"screening|checkup|check up|family history|runs? in|(?:wants|told|asked) me ~2(?:screened|tested|checked)|"
    r"reschedul\w+|lawyer|charged|deductible|(?:que )?me (?:revise|revisen|chequeen)|chequeo|revision|anot\w+|apunt\w+|"
    r"(?:lo|la) pongo|hoja|abogado|cobr\w+|aseguranza|expediente"
)
"""What a caller wants who tells of danger in passing: an entry, a screening, a bill."""


def not_of_now(text: str) -> bool:
    """Whether a text has a sign that the danger in it is past, somebody's story, on paper or asked about, and none of
    now. The mere past tense is no sign: most of what just happened is told in it."""
    words = danger_context.masked(emergency.prepared(text))
    whole = danger_context.Whole.of(words)
    if whole.now or whole.returned:
        return False
    imagined, reported, paper, _, lasting = danger_context.frames(words)
    told = whole.past or whole.healed or whole.mourning or imagined or reported or paper or lasting
    return told or bool(_ELSEWHERE.search(words))
