"""Something somebody at the clinic is to be told: "tell Dr. Patel the rash is gone", "avísele al doctor que". Pure."""

from __future__ import annotations

import re

_WHO = (
    r"(?:(?:my|the|your|our) )?(?:(?:dr|doctor|doc|miss|ms|mrs|mr) \w+|doctor|doc|dentist|nurse|hygienist|pediatrician|"
    r"provider|practitioner|assistant|therapist|surgeon|front desk|office(?: manager)?|staff|team|receptionist|billing|"
    r"her|him|them|everybody|everyone|somebody|someone)"
)
_QUIEN = (
    r"(?:a(?:l)? )?(?:(?:mi|la|el|las|los|una?|su) )?(?:(?:dra?|doctora?) \w+|doctora?|dra?|dentista|"
    r"enfermer[oa]|higienista|"
    r"pediatra|medic[oa]|asistente|secretaria|senorita|encargad[oa]|recepcion\w*|alguien|ell[oa]s?|el)"
)
_ASKS_FOR_IT = r"(?<! i)(?<! they)(?<! he)(?<! she)(?<! we)(?<! didnt)(?<! did)(?<! dont)"
_SAYS = r"(?:\w+ ){2,}"
_RELAYED = re.compile(
    rf"{_ASKS_FOR_IT} (?:tell|inform|remind|notify|update) {_WHO} (?:that |about )?(?!i want to talk|to call){_SAYS}|"
    rf"{_ASKS_FOR_IT} let {_WHO} know (?:that |about )?{_SAYS}|"
    rf"{_ASKS_FOR_IT} ask {_WHO} (?:if|whether|why|when|what|how) {_SAYS}|"
    rf"{_ASKS_FOR_IT} (?:leave word|pass (?:it |this |that )?(?:along|on)) (?:for|to|with) {_WHO} (?:that )?{_SAYS}|"
    r" (?:digan?l[eo]s?|diles?|decirles?|avisen?l[eo]s?|avisarles?|"
    r"informel[eo]s?|informarles?|comentel[eo]s?|comentarles?|recuerdeles?|recordarles?|hagale saber|hacerle saber|"
    rf"pasele el recado)(?: {_QUIEN})? (?:de )?que {_SAYS}|"
    rf" (?:decir|decirle|avisar|avisarle|comentarle|informar) {_QUIEN} (?:de )?que {_SAYS}|"
    rf" (?:le )?(?:diga|avise|informe|comente|recuerde)n? {_QUIEN} (?:de )?que {_SAYS}|"
    rf" (?:pregunten?l[eo]s?|preguntarles?|le pregunten?)(?: {_QUIEN})? (?:si|por que|cuando|que|como) {_SAYS}"
)


def read(plain_text: str) -> bool:
    """Whether a `words.plain` text asks to pass something on, and says what."""
    return bool(_RELAYED.search(plain_text))
