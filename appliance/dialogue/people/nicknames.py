"""Short and pet forms of given names, English and Spanish: Bob is Robert, Pepe is José, Lupe is Guadalupe."""

from __future__ import annotations

from appliance.dialogue.words import fold, listed

_FORMS = """
alejandra: ale alex sandra jandra
alejandro: ale alex jandro alejo
alexander: alex al xander sasha
alexandra: alex lexi sandra sasha
alexis: alex lexi
alfredo: fredo fredi freddy
alberto: beto
albert: al bert bertie
alice: ally allie
alicia: licha
amanda: mandy
andrew: andy drew
andrea: andy andi
angela: angie angy
anthony: tony
antonio: tono tony antonito
antonia: tona toni
arturo: turo
barbara: barb babs barbie
beatriz: betty bety bea
benjamin: ben benny benji benja
bernard: bernie
bradley: brad
carlos: carlitos charly
carolina: caro
caroline: carrie carol
catherine: cathy cate katie kate kathy cat katherine kathryn
katherine: kathy kate katie kat kay kit
kathleen: kathy katie
charles: charlie chuck chas chip
charlotte: charlie lottie
christian: chris cris
christina: chris tina christy
christine: chris chrissy tina
christopher: chris kit topher
concepcion: concha conchita
consuelo: chelo
cristina: cris tina
cynthia: cindy
daniel: dan danny dani
daniela: dani
david: dave davy
deborah: deb debbie debby
dolores: lola lolita
donald: don donny
dorothy: dot dottie dolly
douglas: doug
eduardo: lalo eddy edu
edward: ed eddie ned ted teddy
elizabeth: liz lizzie beth betty eliza betsy libby lisa
emily: em emmy
enrique: quique kike
esperanza: lancha
esther: essie
eugene: gene
eugenia: gena geña
fernando: nando fer
fernanda: fer
florence: flo
frances: fran franny
francis: frank
francisco: pancho paco kiko cisco francis
francisca: pancha paca
franklin: frank
frederick: fred freddy rick
gabriel: gabe gabi gabo
gabriela: gabi gaby
gabrielle: gabby
gerald: jerry gerry
gerardo: lalo jerry
gertrude: trudy
graciela: chela
gregory: greg
gregorio: goyo
gilberto: beto
guadalupe: lupe lupita lupito pita
guillermo: memo guille
harold: harry hal
henry: hank harry
heriberto: beto
humberto: beto
hector: tito
ignacio: nacho
isabel: isa chabela chavela
isabella: bella izzy
jacob: jake
jacqueline: jackie
james: jim jimmy jamie
janet: jan
jeffrey: jeff
jennifer: jen jenny jenn
jeremiah: jerry
jessica: jess jessie
jesus: chuy chucho
jesusa: chucha
joan: joanie
joaquin: quino
john: johnny jack jon
jonathan: jon johnny
jorge: coque
jose: pepe chepe joe joselito
josefina: pepa fina chepina
joseph: joe joey jody
joshua: josh
juan: juanito johnny
juana: juanita
judith: judy
julia: julie
kenneth: ken kenny
kimberly: kim kimmy
kristen: kris
laura: laurie lori
lawrence: larry
leonard: leo len lenny
leonardo: leo
leticia: lety leti
lillian: lily lil
louis: lou louie
louise: lou
lourdes: lulu
lucia: lucy
luis: lucho guicho luisito
luisa: lucha
magdalena: magda lena
manuel: manny manolo meme
marcos: marquitos
margaret: maggie meg peggy marge margie greta peg
margarita: mago rita
maria: mari marie mary mariquita
mario: mayito
martha: marty
martin: marty tin
mateo: teo
matilda: tilly mattie
matthew: matt matty
maximilian: max
mercedes: meche mercy
michael: mike mickey micky mick mikey
michelle: shelly micki
miguel: mike miguelito migue
mildred: millie
montserrat: montse
nancy: nan
natalia: nata naty
nathan: nate
nathaniel: nate nathan
nicholas: nick nicky
nicolas: nico
nicole: nicky nikki
oscar: oscarito
pablo: pablito
pamela: pam
patricia: pat patty trish tricia pati paty
patrick: pat paddy
patricio: pato
pedro: perico pedrito
peter: pete
philip: phil
phillip: phil
priscilla: cilla
rafael: rafa
ramon: moncho
randall: randy
raymond: ray
raul: rulo
rebecca: becky becca
refugio: cuca cuco
ricardo: rica richie ricky
richard: rick dick rich richie ricky
robert: bob bobby rob robbie bert
roberto: beto rober tito
rodolfo: rudy fito
rogelio: roy
ronald: ron ronnie
rosa: rosita rosie
rosario: chayo charo
rosemary: rosie
rodrigo: rodri rigo
russell: russ
salvador: chava
samantha: sam sammy
samuel: sam sammy
sandra: sandy
santiago: chago santi yago
sarah: sally sadie sara
sebastian: sebas
sergio: checo
socorro: coco
sofia: sofi
sophia: sophie
stanley: stan
stephanie: steph stephie
stephen: steve stevie steven
steven: steve stevie
susan: sue susie suzy
suzanne: sue
susana: susi
teresa: tere teresita theresa
theodore: ted teddy theo
theresa: terry tess tessa
thomas: tom tommy
timothy: tim timmy
tomas: tomasito
valentina: vale
valeria: vale
veronica: vero ronnie
victor: vic
victoria: vicky tori vicki
vincent: vince vinny
vicente: chente
virginia: ginny vicky
walter: walt wally
wendell: wendy
william: bill billy will willy liam
yolanda: yoli
zachary: zach zack
"""
_SAME = ("jose joseph", "juan john", "maria mary", "miguel michael", "luis louis", "roberto robert", "pedro peter")
"""Forms of one name in the two languages."""


def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _FORMS.strip().splitlines():
        name, forms = line.split(":")
        for form in (name, *listed(forms)):
            table.setdefault(fold(form), set()).add(name)
    return {form: frozenset(names) for form, names in table.items()}


_NAMES_OF = _table()
_TRANSLATED = frozenset(frozenset(listed(pair)) for pair in _SAME)


def same_person(left: str, right: str) -> bool:
    """Whether two given names can be one person's: one is a form of the other, or both are forms of one name."""
    a, b = fold(left).strip(), fold(right).strip()
    names_a, names_b = _NAMES_OF.get(a, frozenset()), _NAMES_OF.get(b, frozenset())
    return bool(names_a and names_b) and (a in names_b or b in names_a or bool((names_a & names_b) - {a, b}))


def translated(left: str, right: str) -> bool:
    """Whether two given names are one name in the two languages."""
    return frozenset((fold(left).strip(), fold(right).strip())) in _TRANSLATED


def gendered(left: str, right: str) -> bool:
    """Whether two names differ only in the ending that makes one a man's and one a woman's: Luis, Luisa."""
    a, b = sorted((fold(left).strip(), fold(right).strip()), key=len)
    if len(a) < 4 or a == b:
        return False
    if len(a) == len(b):
        return a[:-1] == b[:-1] and {a[-1], b[-1]} in ({"a", "o"}, {"a", "e"})
    return b in (a + "a", a + "le", a + "e", a + "ne") and a[-1] not in "aeo" and b != a + "e"


def is_given(word: str) -> bool:
    """Whether a word is a common given name, or a form of one."""
    return fold(word) in _NAMES_OF
