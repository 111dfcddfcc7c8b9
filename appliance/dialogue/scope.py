"""What the box may not answer: whether to take it, whether it is normal, what it is. Recognised, and declined.

Words of the caller never instruct: text that orders the box about is words like any other, and asks nothing here.
"""

from __future__ import annotations

import re

_WHO = (
    r"(?:i|he|she|we|they|(?:my|the|our|his|her) \w+(?: \w+)?|an? \w+(?: year old| month old)?|(?:two|three|four|"
    r"five|six|"
    r"\d+) year olds?)"
)
_DO = (
    r"(?:take|give|stop|start|skip|mix|use|eat|drink|chew|smoke|exercise|fly|shower|bathe|swim|double|increase|ice|"
    r"brush|floss|"
    r"rinse|squeeze|pop|drain|remove|pull|worry|be worried|be concerned|keep (?:taking|giving|using|on|it)|put|apply|"
    r"swallow|"
    r"breastfeed|nurse|drive|work out|lift|have (?:alcohol|coffee|sex|a drink|dairy|solid food)|go to (?:the )?(?:er|"
    r"hospital|"
    r"emergency room|urgent care))"
)
_SLOT = (
    r"(?! (?:the |that |a |an |it |any )*(?:first|second|third|last|earl\w+|later|one|slot|spot|time|appointment|"
    r"opening|"
    r"\w+day|\d\S*|nine|ten|eleven|eight|morning|afternoon|by|bus|train|course|class|quiz|survey|off|message|number|"
    r"picture|look|"
    r"me|you|him|her in|your|them in|my (?:records?|info\w*|name|number|card|insurance|kids?|son|daughter|mom|"
    r"appointment))\b)"
)
_DRUG = (
    r"(?:tylenol|ibuprofen|advil|motrin|aspirin|benadryl|medicines?|pills?|medications?|antibiotics?|acetaminophen|"
    r"aleve|naproxen|"
    r"insulin|melatonin|cough syrup|painkillers?|vitamins?|zyrtec|claritin|pepto|mucinex|steroids?)"
)
_ILL = (
    r"(?:cancer|cancerous|\w+ disease|an? infection|infected|strep|the flu|covid|broken|a virus|"
    r"contagious|an allergy|an ulcer|a "
    r"tumor|a cyst|"
    r"serious|dangerous|normal|common|bad|too high|too low|high|healing (?:right|ok|okay|fine)|worrisome|something "
    r"serious|"
    r"(?:anything|something) (?:i should|to) worry(?: about)?|a side effect|diabetes|shingles|ringworm|pink ?eye|"
    r"gout|poison ivy)"
)
_ENGLISH = (
    rf"(?:should|shouldnt|must|may|can|could) {_WHO} (?:still |also |just |even |safely |keep )?{_DO}{_SLOT}",
    rf"(?:if|whether) {_WHO} (?:should|must|need to|have to) (?:still |also |just |even |keep )?{_DO}{_SLOT}",
    rf"(?:should|shouldnt|must) {_WHO} (?:still |also |just |even )?be (?:taking|giving|stopping|using|eating|drinking|"
    rf"icing|putting|applying|keeping (?:it|on)|resting|worr\w+|concerned|scared|doing (?:something|anything|more))",
    rf"(?:can|may) {_WHO} (?:have|eat|drink|chew) (?:yet|now|again|after|before)",
    rf"(?:is|are|was|would) (?:it|that|this|these|those|they|there) (?:really |actually |ever |a |be |even |all "
    rf")?(?:ok|okay|safe|fine|"
    rf"alright|all right|normal|bad|dangerous|serious|harmful|risk\w*|wise|healthy|good|better) (?:for \w+(?: \w+)? "
    rf")?(?:to "
    rf"(?:keep )?{_DO}{_SLOT}|that|if|when|with|while|or (?:should|do|not|bad|dangerous|serious))",
    rf"(?:is|are) (?:it|that|this|these|those|they|(?:my|his|her) \w+) (?:really |still |probably |maybe |just "
    rf")?{_ILL}"
    r"(?! (?:time|day|place|number|address|one to))",
    r"how (?:much|many|often|long|soon) (?:\w+ ){0,4}(?:can|should|do|must|may) (?:i|he|she|we|they|you) (?:\w+ "
    r")?(?:take|give|wait "
    r"(?:before|to (?:eat|drink))|use|soak|ice|keep (?:taking|the (?:gauze|bandage|ice))|rinse|rest|eat|drink)",
    rf"how (?:much|many|often) (?:\w+ )?{_DRUG}|what(?:s| is) (?:the|a safe|the right|his|her) (?:right |safe |"
    rf"correct )?(?:dose|dosage)",
    r"what (?:should|can|do|could|would) (?:i|we) (?:do|take|give|put|eat|use|recommend|suggest)(?: (?:\w+ "
    r"){0,2})?(?:for|about|if|"
    r"when|on|to (?:help|stop|treat))(?! (?:an? |the |my )?(?:appointment|new patient|time|day|book\w*|cancel\w*))",
    r"what do you (?:think|make of|recommend|suggest)(?! (?:of (?:doctor|dr)|the best time))",
    r"do you think (?:its|it is|it could|it might|thats|this|i (?:have|need|should|broke)|he (?:has|needs)|she "
    r"(?:has|needs)|i should)",
    r"(?:could|might) (?:it|this|that) be(?! (?:on|at|moved|possible|changed|earlier|later|a different|next|this|in|"
    r"after|before|"
    r"\w+day))|whats wrong with (?:me|my|him|her)|am i (?:having|going to|getting|dying|sick|contagious)|(?:what|"
    r"whats) (?:is )?(?:causing|"
    r"the cause)|why (?:does|do|is|are|am) (?:my|i|his|her) (?:\w+ ){0,3}(?:hurt\w*|itch\w*|swollen|swell\w*|"
    r"bleed\w*|numb|red|ach\w+|"
    r"dizzy|tired|throb\w*|feel\w*)",
    r"what (?:does|do|did) (?:it|that|this|my|the|these) (?:\w+ ){0,4}means?|(?:explain|interpret|read me) "
    r"(?:\w+ ){0,3}"
    r"(?:results?|x ?rays?|scan|labs?|blood work)(?! (?:appointment))",
    rf"do (?:i|we|you think i) (?:really |still )?(?:need|have) to (?:{_DO})|do i (?:need|have) (?:antibiotics?|"
    rf"stitches|a root canal|"
    r"surgery|an? x ?ray|a tetanus|an infection|cancer|strep|covid|the flu)",
    rf"which (?:{_DRUG}|one) (?:is|should|works) (?:better|best|i take|safer)|(?:is|are) {_DRUG} (?:ok|okay|safe|"
    rf"better|bad|good)",
    rf"(?:will|does|can|would) {_DRUG} (?:help|work|hurt|interact|make)|interact with|side effects? (?:of|from)",
)
_MEDICINA = (
    r"(?:tylenol|ibuprofeno|pastillas?|medicinas?|paracetamol|aspirinas?|antibioticos?|naproxeno|jarabe|acetaminofen|"
    r"insulina|motrin|"
    r"advil|vitaminas?)"
)
_HACER = (
    r"(?:tomar\w*|tomo|dar\w*|doy|dejar(?:l[ao])?(?! (?:mas (?:tarde|temprano)|para|en|a las?|(?:la|mi|una) cita|la "
    r"del?|"
    r"(?:un|el) (?:mensaje|recado)|asi|como))(?: de tomar)?\w*|dejo de tomar|comer\w*|como|beber|usar\w*|mezclar\w*|"
    r"seguir "
    r"(?:tomando|"
    r"usando|dandole)|sigo tomando|poner(?:me|le)\w*|ponerme|aplicar\w*|fumar|banar\w*|nadar|masticar|cepillar\w*|"
    r"manejar|hacer "
    r"ejercicio|preocupar\w*|amamantar|darle|aumentar|suspender\w*|apretar\w*|tragar)"
)
_SPANISH = (
    rf"(?:puedo|puede|podemos|debo|debe|debemos|deberia|tengo que|hay que|podria|podra) (?:ya |yo |el |ella |mi \w+ |"
    rf"seguir )?{_HACER}"
    r"(?! (?:una? |la |el |mi |otra )*(?:cita|mensaje|recado|hora|primera|segunda|nombre|numero|consulta|direccion|"
    r"datos|informes|"
    r"informacion|lugar|turno|a las|clase|\d))",
    r"(?:(?:es|sera|seria) (?:eso |esto |muy )?mal[oa]|(?:es|sera|seria|esta|son) (?:eso |esto |muy |algo |tan "
    r")?(?:normal|grave|peligros\w+|contagios\w+|segur[oa] (?:tomar|"
    r"darle|usar)|comun|infeccion|cancer|canceroso|serio|infectad\w+|bueno (?:tomar|darle|comer)))(?! (?:que|si) "
    r"(?:no )?(?:me )?(?:"
    r"cambi\w+|cobr\w+|tard\w+))",
    r"que (?:puedo|debo|me|le|nos) (?:tomar|tomo|hacer|hago|darle|doy|dar|pongo|poner|recomienda\w*|aconseja\w*|"
    r"sugiere\w*|unto)",
    r"que (?:tomo|hago|le doy|me pongo|le pongo)(?! (?:para (?:hacer|sacar|cambiar|cancelar) ))|que (?:sera|tendre|"
    r"tendra|puede ser|"
    r"podria ser)(?! (?:la|el) (?:hora|fecha|dia))",
    rf"(?:cuant\w+|cada cuanto|que tanto|que dosis) (?:de )?(?:\w+ )?{_MEDICINA}|cuant\w+ (?:\w+ )?(?:le doy|me tomo|"
    rf"puedo tomar|"
    r"puedo darle|debo tomar|le puedo dar)|cada cuanto (?:le doy|me tomo|se toma|tomo)|que dosis",
    r"cuanto (?:tiempo )?(?:debo|tengo que) (?:esperar para comer|tomar|usar)|(?:usted )?(?:cree|piensa) que (?:sea|"
    r"es|tenga|tengo|"
    r"este|deba)|por que me (?:duele|arde|pica|sangra|da)|que (?:significa|quiere decir)|(?:me )?(?:explica|"
    r"interpreta|lee)\w* ~2"
    r"(?:resultados|analisis|estudios)",
    rf"(?:hace dano|es malo|cae mal) (?:tomar|mezclar|comer|{_MEDICINA})|(?:necesito|ocupo) (?:antibiotico|"
    rf"puntadas)(?! recet)|"
    r"efectos secundarios",
)
_ADVICE = re.compile("(?<![a-z])(?:" + "|".join(_ENGLISH + _SPANISH).replace("~2", r"(?:\w+ ){0,2}") + ")(?![a-z])")


def asks_advice(plain: str) -> bool:
    """Whether a `words.plain` text asks for advice, a diagnosis or what a result means, in either language."""
    return bool(_ADVICE.search(plain))
