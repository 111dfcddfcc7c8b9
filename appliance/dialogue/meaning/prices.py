"""What something costs, asked by who does not ask for it: "¿cuánto cuesta la consulta?". Pure."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r" (?:how much (?:is|are|does|do you charge|would|will|for|it is|it costs?|an?|the|your|to)|what (?:do|does|would|"
    r"will) (?:\w+ ){1,5}(?:cost|charge|run)|whats the (?:price|cost|charge)|(?:price|prices|cost|costs) (?:of|for)|"
    r"cuanto (?:me |le |nos )?(?:cuesta|cuestan|sale|salen|vale|valen|cobran?|costaria|saldria|cobrarian?|seria|es)|"
    r"(?:el|los|que) (?:precios?|costos?)|precio de|a como (?:esta|sale|es)) "
)
_NOT_PRICE = re.compile(
    r" how much (?:is|are|do|does|would|will|to|for|the|a|an|your) (?:\w+ ){0,2}?(?:owe|time|longer|medicine|"
    r"medication|"
    r"tylenol|ibuprofen|notice|take|give|dose) |"
    r" (?:my last|last visit|bill|bills|balance|owe|owed|invoice|statement|refund|charged|copay|my deductible|"
    r"factura|cuenta|debo|saldo|"
    r"adeudo|recibo|copago|cobraron|cobro) |"
    r" cuanto (?:es|sale) (?:el tiempo|la espera) "
)
_WANTS = re.compile(
    r" (?<!no )(?:quiero|quisiera|necesito|ocupo|busco|me gustaria|agendar|programar) (?!saber|preguntar|ver cuanto|"
    r"informacion)"
    r"| (?:need|want|like|book|schedule|make|set up|get me|looking for) (?!to (?:know|ask|find|check|see how)|"
    r"the price|"
    r"information|info)(?:\w+ ){1,}"
)


_UNINSURED = re.compile(
    r" (?:without|have no|no|dont have|do not have|sin|no tengo|no tenemos) (?:any |my )?(?:insurance|coverage|seguro|"
    r"aseguranza) "
)


def uninsured(spoken: str) -> bool:
    """Whether a `words.plain` text is about who has no insurance."""
    return bool(_UNINSURED.search(spoken))


def wants(spoken: str) -> bool:
    """Whether a `words.plain` text asks for a thing itself."""
    return bool(_WANTS.search(spoken))


def asked(spoken: str) -> bool:
    """Whether a `words.plain` text asks for a price, and for no visit."""
    return bool(_ASKS.search(spoken)) and not _NOT_PRICE.search(spoken) and not _WANTS.search(spoken)
