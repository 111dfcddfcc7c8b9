"""Who calls and is neither the patient nor theirs, and what nobody may be told of patients. Pure; never raises."""

from __future__ import annotations

import re

from appliance.dialogue.people import for_other

_EX = (
    r"(?:(?:ex|former) ?(?:wife|husband|spouse|girlfriend|boyfriend|partner|fiancee?)s?|ex ?(?:espos[oa]|marido|mujer|"
    r"novi[oa]|pareja)|exs?(?! (?:patient|paciente|smoker|fumador|employee|emplead\w|marine|military|army|rays?)\b))"
)
_PAPERS = re.compile(
    r" (?:emergency contact|contacto|insurance|seguro|policy|poliza|account|cuenta|bill\w*) |"
    r" (?:dra?|doctora?) (?:\w+ ){1,2}?(?:que |who )?(?:es|is|was) (?:mi|my) "
)
_OVER = r"(?:boss|employer|supervisor|manager|landlord|landlady|jef[ea]|patrona?|supervisora|caser[oa]|arrendadora?)"
_UNDER = (
    r"(?:(?:employees?|tenants?|workers?)\b(?! (?:assistance|wellness|program|comp|compensation|physical|health|id|"
    r"insurance|benefits?)\b)|emplead[oa]s?|inquilin[oa]s?|trabajador(?:a|es|as)?)"
)
_VISIT = (
    r"(?:appointments?|visits?|checkup|physical|cleaning|surgery|procedure|citas?|consultas?|chequeo|limpieza|"
    r"operacion)"
)
_NOT_CHILDS = r"(?!(?:for|with|para|con|de) (?:our|my|the|mi|nuestr[oa]) )"
_CHILD = for_other.CHILD
_OF_A_CHILD = re.compile(rf" (?:{_CHILD})s? ")
_IS = r"(?:im|i am|this is|its|soy|habla|le habla)"
_NAMES = r"(?:\w+ )?\w+"
_PERSON = rf"(?:{_CHILD}|{for_other.ADULT}|{_EX}|{_OVER}|{_UNDER})"
_NO_WORKER = (
    r"(?:\d|(?:dr|doctor|my|our|\w*day|mornings?|afternoons?|evenings?|noon|[ap]m|time|times|slot|week|month|weekends?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|oclock|clock|first|second|third|"
    r"last|later|earlier|that|this|it|those|which|what|whatever|either|both|anything|any|all|still|also|at|on|or|the|"
    r"tomorrow|next|location|office|place|\w+th) )"
)
"""What works for a caller, who is not at their work."""
_IS_EX = re.compile(
    rf" (?:shes|hes|she is|he is|theyre|who is|whos|es|era) (?:my|mi) (?:\w+ )?{_EX} |"
    rf" {_IS} (?:(?:her|his|their|the|an?|{_NAMES}s|su|el|la|un|una) )?{_EX} "
)
_OTHER_PARENT = re.compile(
    rf" (?:dad|father|daddy|mom|mother|mommy|papa|padre|mama|madre) (?:is|was|es|era) (?:my|mi) {_EX} |"
    rf" (?:my|mi) {_EX} (?:is|was|es|era) (?:his|her|their|the|el|la|su) "
    r"(?:dad|father|mom|mother|papa|padre|mama|madre) "
)
_OUR_CHILDS = re.compile(
    rf" (?:our|my|mi|nuestr[oa]) (?:\w+ )?(?:{_CHILD})s? (?:\w+ ){{0,2}}?(?:has|needs|tiene|necesita|{_VISIT}) |"
    rf" {_VISIT} (?:of|for|de|para) (?:our|my|mi|nuestr[oa]) (?:\w+ )?(?:{_CHILD}) "
)
"""The visit of a child that both have."""
_NO_RIGHT = re.compile(
    rf" (?:my|mi) {_EX} (?:(?!(?:about|my|our|the|phone|took|made|set|put) )\w+ ){{0,2}}?{_VISIT} {_NOT_CHILDS}|"
    rf" {_VISIT} (?:\w+ ){{0,3}}?(?:of|for|de|para) (?:my|mi) {_EX} |"
    rf" (?:my|mi) {_EX} (?:\w+ ){{0,2}}?(?:has|had|have|is|was|see|sees|goes|tiene|tenia|va|viene) (?:(?!for|with|para|"
    rf"con|our|my|mi)\w+ ){{0,4}}?(?:{_VISIT}|seen|patient|scheduled|booked|paciente) {_NOT_CHILDS}|"
    rf" {_IS} (?:her|his|their|{_NAMES}s|su) {_OVER} | (?:soy|habla) (?:el|la) {_OVER} de |"
    rf" {_IS} (?:her|his|their|su|(?!an? |the )\w+ \w+s) (?:coworker|co worker|teacher|professor|coach|companer[oa] de "
    r"trabajo|maestr[oa]|profesora?) |"
    r" (?:she|he) works for me | (?:shes|hes|she is|he is|es) (?:one of )?(?:my|our|mi|nuestr[oa]) "
    rf"{_UNDER} | (?:my|our|mi|mis) {_UNDER}s? (?:\w+ ){{0,6}}?{_VISIT} |"
    rf" {_UNDER} (?:of (?:mine|ours)|mi[oa]s?|nuestr[oa]s?) | (?!{_PERSON} )\w+ who works for (?:me|us) |"
    rf" (?!{_NO_WORKER})\w+ (?!{_NO_WORKER})\w+ works for (?:me|us) (?:\w+ ){{0,8}}?(?:she|he|her|his) (?:\w+ ){{0,3}}?"
    rf"{_VISIT} |"
    rf" (?!{_PERSON} )\w+ (?:que )?trabaja para (?:mi|nosotros) (?:\w+ ){{0,8}}?(?:su|tiene) (?:\w+ )?{_VISIT} |"
    rf" (?!(?:driver|contact|one|this|he|she|it|that) )\w+ (?:is|was) my "
    rf"(?:\w+ )?{_EX} (?:\w+ ){{0,8}}?(?:(?:her|his) (?:\w+ )?{_VISIT}|(?:does )?(?:she|he) (?:has|"
    rf"have) (?:\w+ ){{0,2}}?{_VISIT}) "
)
"""Former spouses, employers and landlords, about a visit of the other."""
_PARTED = re.compile(
    r" (?:used to be|was) married to (?!my )| and i (?:were married|got divorced|are (?:divorced|separated)|"
    r"separated) | (?:were|we are|weve been|we got|got|im|i am|estamos|estoy) (?:\w+ )?"
    r"(?:divorced|separated|divorciad[oa]s?|separad[oa]s?) | (?:estuve|estaba) casad[oa] con "
)
"""Who was married once; of whose visit they speak is told beside it."""
_SUBJECT = r"(?:she|he|they|ella|(?:(?:my|mi) (?!doctor|dentist|nurse|boss|job|clinic)\w+(?: (?!i )\w+){0,2}?))"
_CALL = r"(?:call\w*|on the (?:phone|line)|ask\w*|check\w*|do\w*|cancel\w*|mov\w*|chang\w*|resched\w*)"
_SECRET = re.compile(
    rf" {_SUBJECT} (?:doesnt|dont|does not|do not|cant) (?:even )?know (?:that )?(?:(?:i am|im|i|were|we are) {_CALL}|"
    rf"about (?:me {_CALL}|this call)) |"
    rf" without (?:her|him|them|my \w+) (?:knowing|finding out|noticing) | behind (?:her|his|their) back |"
    rf" (?:dont|do not) (?:tell|let) (?:her|him|them|my \w+) (?:know )?(?:that )?(?:i|im|about (?:me|this)) {_CALL} |"
    r" (?:no|ni) sabe que (?:le |les |yo |ya )?(?:estoy|llamo|llame|hablo|hable|marco|marque) |"
    r" sin que (?:\w+ ){0,3}?(?:sepa|se entere|se de cuenta) |"
    r" no (?:le|se lo) (?:digan?|cuenten?) que (?:yo )?(?:llam\w+|hable|estoy|pregunte|marque) | que no se entere "
)
"""A call that the patient is not to know of."""
_GROWN = r"(?:adult|grown|grown up|adulta?|mayor de edad)"
_AGE = (
    r"(?:1[89]|[2-9]\d|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty)(?: (?:one|two|three|four|five|six|seven|"
    r"eight|nine))?|dieciocho|diecinueve|veint\w+|(?:treinta|cuarenta|cincuenta|sesenta)(?: y \w+)?)"
)
_ADULT_CHILD = re.compile(
    rf" (?:my|our) (?:\w+ ){{0,2}}?{_GROWN} (?:\w+ )?(?:{_CHILD}) | (?:my|our) {_AGE} years? old (?:{_CHILD}) |"
    rf" (?:my|our) (?:{_CHILD}) (?:\w+ ){{0,4}}?(?:shes|hes|she is|he is|is|whos) (?:{_AGE}|an adult|grown)"
    r"(?= (?:years|and|but|now|so|can) | $)|"
    rf" (?:mi|nuestr[oa]) (?:\w+ )?(?:{_CHILD}) (?:\w+ ){{0,3}}?(?:(?:que )?(?:ya )?(?:tiene|de) {_AGE} anos|"
    rf"(?:es |ya es )?{_GROWN}) "
)
_CARES = re.compile(
    r" (?:asked me|wants me to|told me to|permission|is (?:right )?here|with me|care ?giver|caretaker|guardian\w*|"
    r"conservator|power of attorney|(?:take|takes|taking) care of|(?:care|caring) for|disab\w+|autis\w+|down syndrome|"
    r"special needs|deaf|blind|mute|dementia|alzheimers?|"
    r"non ?verbal|(?:cannot|cant) (?:speak|talk|hear|see)|wheelchair|hospital|coma|"
    r"me pidio|me dijo que|permiso|esta aqui|conmigo|cuid\w+|tutora?|poder notarial|discapac\w+|hospitalizad\w|"
    r"sord[oa]|cieg[oa]|mud[oa]|demencia|no (?:habla|oye|ve|escucha)) "
)
"""Who looks after a grown child, or calls at their wish."""
_NO_NAME = (
    r"(?:this|is|was|has|as|us|yes|its|\w+days|todays|tomorrows|doctors|dentists|previous|wellness|sports|womens|mens|"
    r"needs|wants|diabetes|annuals|weeks|months)"
)
_THEIRS = re.compile(
    rf" (?:her|his|their|su|sus) (?:\w+ )?{_VISIT} | {_PERSON}s (?:\w+ )?{_VISIT} |"
    rf" (?!(?:my|our|an?|the|this|that|next|or|and) )\w+ (?!{_NO_NAME} )\w+s {_VISIT} |"
    rf" {_VISIT} (?:for|of|para|de) (?:her|him|them|ella|el|(?:my|mi) (?:\w+ )?{_PERSON}) |"
    rf" citas? de (?!(?:la|las|los|el|hoy|manana|limpieza|revision|rutina|seguimiento|control|mi|mis|\w+s) )\w+ "
)
"""The visit of somebody else."""
_ANY = r"(?:an?|my|una?|mi) (?:\w+ ){0,2}?"
_OWN = re.compile(
    rf" (?:my|mi|mis) (?:(?!{_PERSON}s? )\w+ ){{0,2}}?(?:{_VISIT}|time) |"
    rf" (?:{_VISIT}|one|is|its|thats) for (?:me|myself) |"
    r" para mi(?= $| (?:y|por|el|la|que|a|manana|hoy) )| (?:mine|la mia) |"
    rf" (?:i|me|id|would|also|and) (?:need|want|toca|have|had|like) {_ANY}{_VISIT} |"
    rf" (?:need|want|like|have) to (?:be seen|get seen|come in|(?:book|make|schedule|get|set up) {_ANY}{_VISIT}) |"
    r" (?:quiero|quisiera|necesito|tengo) (?:(?:hacer|agendar|sacar|pedir) )?(?:una )?cita "
)
"""The caller's own visit."""


def has_no_right(spoken: str) -> bool:
    """Whether a `words.plain` text says that the visit is somebody's whom the caller no longer or never cared for."""
    if _OTHER_PARENT.search(spoken):
        return False
    if _PARTED.search(spoken) and _THEIRS.search(spoken) and not _OF_A_CHILD.search(spoken):
        return True
    if _IS_EX.search(spoken) and not _OUR_CHILDS.search(spoken) and not _PAPERS.search(spoken):
        return True
    return bool(_NO_RIGHT.search(spoken)) and not _PAPERS.search(spoken)


def is_secret(spoken: str) -> bool:
    """Whether a patient is not to know of the call, which is about no visit of the caller's own."""
    return bool(_SECRET.search(spoken)) and not is_own(spoken)


def is_own(spoken: str) -> bool:
    """Whether a visit of the caller's own is meant, and nobody else's."""
    return bool(_OWN.search(spoken)) and not _THEIRS.search(spoken)


def of_a_grown_child(spoken: str) -> bool:
    """Whether a parent calls about a grown child, and says nothing of looking after them."""
    return bool(_ADULT_CHILD.search(spoken)) and not _CARES.search(spoken)


def cares(spoken: str) -> bool:
    """Whether they say that they look after the grown child, or call at their wish."""
    return bool(_CARES.search(spoken))
