"""What nobody is told: who is a patient, when they were here, and who comes today. In both languages. Pure."""

from __future__ import annotations

import re

from appliance.dialogue.meaning import businesses_told
from appliance.dialogue.people import for_other

_HELLO = (
    r"(?:hi|hello|hey|um|uh|so|yes|ok|okay|please|hola|buenas|buenos|dias|tardes|oiga|si|quisiera saber si|"
    r"quiero saber si|"
    r"necesito saber si|me puede decir si|me podria decir si|puede decirme si|digame si|sabe si|sabes si)"
)
_NOT_NAMED = (
    r"(?:i|im|you|we|my|mi|our|your|the|this|that|it|there|and|but|an?|dr|doctor|already|also|still|now|not|never|"
    r"currently|really|just|been|if|so|y|soy|es|gonna|going|how|new|for|to|with|nuestr[oa]|un|una|ya|todavia|no|yo|"
    r"usted|el|la|que)"
)
_NAMED = rf"(?:(?!{_NOT_NAMED} )\w+)(?: (?!{_NOT_NAMED} )\w+){{0,2}}"
_THEY = rf"(?:he|she|they|{_NAMED})"
_ASKS = (
    r"(?:(?<=^)|(?<=^ hi)|(?<=^ hello)|(?<= know)|(?<= ask)|(?<= if)|(?<= me)|(?<= and)|(?<= see)|(?<= wondering)|"
    r"(?<= asking)|(?<= yes)|(?<= pd))"
)
"""What stands before a question, where a statement has its subject."""
_WHO_IS = re.compile(
    rf"{_ASKS} (?:is|was) {_NAMED} an? (?:\w+ )?patients?(?= (?:there|here|of|at|with|in|or|right)| $)|"
    r" is (?:the|my|our) \w+ an? (?:\w+ )?patients?(?= (?:there|here|of yours|at)| $)|"
    rf"{_ASKS} does (?!(?:any|every|some)\w+ ){_NAMED} (?:see|go to|come to|go|come) (?:dr|doctor) |"
    r" (?:is|was) (?:he|she) an? (?:\w+ )?patient | are they (?:\w+ )?patients |"
    rf" (?:if|whether|that) {_THEY} (?:is|was) an? (?:\w+ )?patient(?= (?:there|here|of yours|at)| $)|"
    r" (?:do|did) (?:you|yall|you guys) (?:\w+ )?(?:have|see|treat|know) (?:(?:an?|any|some) )?(?:patient|someone|"
    r"somebody|"
    r"anyone|man|woman|person) (?:there )?(?:named|called|by the name|with the name) |"
    rf"(?:{_ASKS} (?:has|was|did) {_NAMED}| (?:has|was|did) (?:he|she|they)) (?:ever |been |last |recently )*(?:seen|"
    r"treated|come in|show(?:ed)? up|visit\w*) (?:there|here|by you|today|yesterday|this week|last (?:week|month)|"
    r"on \w+day|for) |"
    rf" when (?:was|did|is) {_THEY} (?:last |first )+(?:seen|there|in|come|visit\w*|treated|here) |"
    rf" when {_THEY} (?:was |were )?(?:last|first) (?:seen|there|in|came|come|visited|treated|here) |"
    rf" what (?:did|does|has|is|was) {_THEY} (?:\w+ )?(?:come|coming|came|been|being|see|seen|treated|in)"
    r"(?: \w+){0,3}? for |"
    rf" why (?:did|does|was|is) {_THEY} (?:come|coming|came|there|seen|in) "
)
_COMES = re.compile(
    rf"{_ASKS} does (?!(?:any|every|some)\w+ ){_NAMED} (?:see|go to|come to|go|come) (?:you|yall|there|here) "
)
"""Of a doctor or a plan, by name, this may be asked: whose name it is, others know."""
_QUIEN_ES = re.compile(
    rf"^ (?:{_HELLO} )*{_NAMED} (?:es|era) paciente(?= (?:de|ahi|alli|aqui|su[yo]\w*|con|en)| $)|"
    rf" (?:si|saber si) (?:{_NAMED} es paciente |es paciente (?:de|aqui|su[yo]))| (?:es|"
    rf"era) {_NAMED} paciente(?= (?:de|ahi|alli|aqui|suy\w+|con)| $)|"
    r" (?:tienen?|hay|atienden?) (?:a )?(?:un|una|algun|alguna) (?:paciente|persona|senor|senora) (?:que se llam\w+|"
    r"llamad[oa]|de nombre|con el nombre) |"
    rf" (?:cuando|a que|por que|para que) (?:fue (?:que|la ultima vez que) )?(?:vino|fue|vieron a|atendieron a) (?:a )?"
    rf"(?:ella|{_NAMED}) | (?:la )?ultima vez que (?:vino|vieron|atendieron|fue)(?! mi) "
)
_FREE = re.compile(
    r" (?:available|availability|open|openings?|free|wait\w*|cancell?ation|new patients?|disponibles?|libres?|espera|"
    r"pacientes nuev\w+|nuev\w+ pacientes|payment|insurance|seguros) |"
    r" (?:ser|como) pacientes? | que (?:tienen?|tengan?)(?= $| para)"
)
_READ_OUT = r"(?:read|tell|give|show|list|recite|print|dump|reveal|name|email|send|get|see|hear|pull up|share|export)"
_DAYS = (
    r"(?:todays|tomorrows|yesterdays|this weeks|all(?: of)?(?: the| your)?|every|(?:your |the )?other|everyones|"
    r"everybodys)"
)
_PAPER = r"(?:rights|forms?|portal|packets?|bill|with|who)\b"
_NO_PAPER = rf"(?!{_PAPER})"
_PROVIDERS = r"(?:doctors|dentists|providers|hygienists|nurses|staff|plans|insurances?)"
_WHO = rf"(?:{_ASKS}|(?<= out)|(?<= please)|(?<= hey)|(?<= so)|(?<= ok))"
_QUIEN = (
    r"(?:(?<=^)|(?<= saber)|(?<= decirme)|(?<= decir)|(?<= dime)|(?<= digame)|(?<= diga)|(?<= ver)|(?<= hola)|"
    r"(?<= favor)|(?<= dias)|(?<= tardes)|(?<= oiga)|(?<= buenas))"
)
"""What stands before a question, where "my son, who is coming in" has its subject."""
_SCHEDULE = re.compile(
    r" (?:list|names?|roster|records|information|info|data|details|phone numbers|numbers|addresses|"
    r"birthdays) (?:\w+ )?(?:of|"
    r"for|from|on|about) (?:(?:all|of|your|the|my|any|other|every|this|weeks|todays|tomorrows) )*patients "
    rf"{_NO_PAPER}|"
    rf" {_READ_OUT} (?:me |us |out |back |to me )*(?:\w+ ){{0,4}}?(?:{_DAYS} )?(?:patient (?:list|records|names|data|"
    rf"information)(?! (?:forms?|packets?|sheets?|portal)\b)|{_DAYS} (?:\w+ )?(?:patients? {_NO_PAPER}|names|people)\b"
    rf"(?! of (?:\w+ ){{0,2}}?{_PROVIDERS})|(?:todays|tomorrows|everyones|other peoples) (?:\w+ )?"
    r"(?:appointments|schedule|visits|calendar|list))(?!.* (?:for|about|on) me )|"
    rf" {_READ_OUT} (?:me |us |out |back |to me )+(?:(?:the|your) (?:whole|full|entire) (?:\w+ )?(?:schedule|calendar)|"
    rf"(?:the|your) (?:schedule|calendar) (?:for|of) (?:today|tomorrow)|(?:my|the|your|the whole) patients"
    rf"(?! {_PAPER})) |"
    r" (?:this is|im|i am) (?:the )?(?:dr|doctor|nurse|hygienist|office manager)"
    r"(?: (?!(?:book|make|cancel|move|change|confirm|schedule|reschedule) )\w+)* (?:my|the|todays|tomorrows) "
    r"(?:schedule|calendar|patients|appointments|next patient|first patient|patient list) |"
    rf"{_WHO} (?:whos|who is|who else is|who all is) (?:coming in|on the schedule|scheduled|booked|my (?:next|first|"
    r"last) patient|the next patient|seeing the doctor) (?!with|who|for |to see (?:my|me|our|us) |"
    r".*\b(?:which|what) (?:doctor|dentist|provider|"
    r"hygienist))"
)
_AGENDA = re.compile(
    r" (?:lista|nombres?|agenda|expedientes|datos|informacion|telefonos) (?:\w+ ){0,3}?(?:de|"
    r"con) (?:\w+ ){0,2}?pacientes |"
    r" (?:dim?e|dime|digame|dame|deme|leame|leeme|lea|lee|leanme|muestreme|muestrame|enseneme|cuales son|decirme|"
    r"leerme|darme) (?:(?!mis? )\w+ ){0,3}?(?:(?:las |todas las )?citas (?:de (?:hoy|manana|los demas|otr\w+|tod\w+|la "
    r"doctora|el doctor|la dra)|del (?:dia|doctor|dr|lunes|martes|miercoles|jueves|viernes|sabado))|"
    r"(?:mi|la) agenda|(?:los|todos los) pacientes) |"
    r" (?:soy|habla|le habla|aqui) (?:el|la) (?:dr|dra|doctora?|enfermer[oa])(?: \w+)* (?:mi agenda|mis citas|"
    r"mis pacientes|la "
    r"agenda) |"
    rf"{_QUIEN} quien(?:es)? (?:viene|vienen|tienen? cita|estan? (?:en la agenda|agendad\w+|citad\w+)|son los "
    r"pacientes) (?!(?:.* )?(?:es (?:mi|yo)|soy yo|(?<! con )(?<! de )(?<! ver )(?<! a )(?:el|la|que|cual) (?:doctora?|"
    r"dentista|higienista)) )"
)
_CHILD = re.compile(rf" (?:my|our|mi|nuestr[oa]) (?:\w+ )?(?:{for_other.CHILD}) ")


def asks_who_is_a_patient(spoken: str) -> bool:
    """Whether a `words.plain` text asks if somebody is a patient, or what brought them and when."""
    return bool(_WHO_IS.search(spoken) or _QUIEN_ES.search(spoken)) and not _CHILD.search(spoken)


def asks_who_comes(spoken: str) -> bool:
    """Whether it asks if somebody, by name, comes here; of an insurer it asks nothing of the kind."""
    return bool(_COMES.search(spoken)) and not _CHILD.search(spoken) and not businesses_told.insurer(spoken, str)


def asks_for_the_schedule(spoken: str) -> bool:
    """Whether it asks for the patients or the visits of a day, of all or of a doctor, whoever says so."""
    return bool(_SCHEDULE.search(spoken) or _AGENDA.search(spoken)) and not _FREE.search(spoken)
