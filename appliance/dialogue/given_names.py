"""Given names that are common where English and Spanish are spoken, folded; none that is an everyday word as well."""

from __future__ import annotations

from appliance.dialogue.words import listed

GIVEN = frozenset(
    listed(
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew "
        "anthony donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason "
        "jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel "
        "gregory alexander patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter "
        "kyle noah ethan jeremy walter keith roger terry sean gerald carl harold dylan arthur lawrence jordan "
        "jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason "
        "roy ralph bobby russell bradley philip eugene jamal omar marcus darnell tyrone hassan ahmed ali "
        "mohammed muhammad ibrahim yusuf hank derek mary patricia jennifer linda elizabeth barbara susan "
        "jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol "
        "amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley "
        "emma brenda pamela nicole anna samantha katherine christine helen debra rachel carolyn janet maria "
        "catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn "
        "judith andrea hannah cheryl megan jacqueline martha madison teresa gloria sara janice ann kathryn "
        "abigail sophia frances jean alice judy isabella julia denise danielle marilyn amber beverly theresa "
        "diana natalie brittany doris kayla alexis lori lily siobhan aisha fatima keisha latoya priya sunita "
        "minh mei wei ngoc thuy linh hiroshi yuki olga natasha ivan dmitri svetlana mateo xochitl tomas "
        "dolores walterio luis carlos jorge miguel francisco antonio alejandro pedro manuel jesus javier "
        "fernando ricardo eduardo roberto rafael sergio raul alberto arturo enrique oscar ramon hector "
        "guadalupe rosa carmen juana margarita josefina veronica leticia yolanda alicia elena silvia adriana "
        "gabriela lucia leonor ofelia rigoberto eulalia esperanza consuelo socorro beatriz norma irma "
        "graciela esther irene lourdes monica claudia paola ximena valentina camila sofia mariana fernanda "
        "daniela jimena renata regina emiliano santiago sebastian diego leonardo ernesto guillermo gustavo "
        "ignacio joaquin salvador saul hugo ruben ismael efrain gerardo armando alfonso alfredo agustin "
        "benito felipe gilberto gonzalo jaime joel julio lorenzo marcos martin mauricio nicolas octavio pablo "
        "rodolfo rogelio rodrigo simon vicente victor angel angeles araceli aurora blanca cecilia concepcion "
        "cristina delia dora elsa elvia estela eva flor francisca genoveva herlinda isabel ines julieta karla "
        "lidia lorena luisa luz magdalena marisol maricela marta martina mercedes micaela miriam nora perla "
        "pilar raquel rocio rosario sonia susana susy tere tita yesenia zoila "
    )
)
