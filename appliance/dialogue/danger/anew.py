"""What is so now, told behind something past: "I cut it last week and now it is hot", "me operaron y me duele"."""

from __future__ import annotations

import re

from appliance.dialogue.danger.frames import opening
from appliance.dialogue.danger.rules import phrase

_AND_NOW = phrase(
    r"(?:and|but) (?:ive|im|hes|shes|its|theres)(?! (?:scheduled|due|supposed|fine|ok|okay|better|good|doing|calling|"
    r"wondering|looking|trying|here|well|all) )|"
    r"(?:and|but|so|y|pero) (?:now|today|tonight|hoy|ahora|ahorita)(?! (?:i|im|we|ive|you|can|quiero|necesito|ocupo|"
    r"tengo|"
    r"queria|puedo) )|(?:ever )?since then|desde entonces"
)
_PRESENT = (
    r"(?:(?:i|he|she|we|they) (?:have|has|am|is|are|feels?|keeps?|still|cant|cannot|can (?:hardly|barely))|(?:my|his|"
    r"her|our) (?:\w+ ){1,2}(?:is|are|has|hurts?|aches?|feels?|cant|cannot|wont|keeps?|still)|(?:me|le|se|se me|se le|"
    r"nos) (?:duelen?|falta|cuesta|arde|aprieta|oprime|da|siente?|esta|hace|va|duerme|entume|cierra|hincha|sale)|"
    r"(?:(?:mi|su) \w+ )?(?:siento|siente|estoy|esta|tengo|tiene|traigo|trae|sigo|sigue|sangr[oa]|respir[oa]|"
    r"no (?:me |le |se )?(?:puedo|puede|entra|llega|para|siento|siente|respira|despierta|reacciona|responde|habla)))"
)
_ELSE = (
    r"(?:(?!(?:to|for|from|about|since|because|when|if|cuando|para|por|que|porque|desde|si|had|was|were|"
    r"appointments?|cita|question|pregunta|history|family|need|want|quiero|necesito) )\S+ ){0,5}"
)
_AND_IS = re.compile(rf" (?:and|but|y|pero) (?:\| )?{_PRESENT} {_ELSE}$")


def told(words: str, start: int) -> bool:
    """Whether the symptom at `start` is told as what is so now."""
    return bool(_AND_NOW.search(words[:start]) or _AND_IS.search(opening(words[:start], words[start:])))
