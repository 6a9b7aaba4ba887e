"""Closed lists of words that are no names, though a sentence or a date may give them a capital.

Written from general knowledge, in the form of names, as the words of people and of places are.
"""

from articles.tagging.passages import normal_form


def words_in(text: str) -> frozenset[str]:
    """Return the folded words of a list."""
    return frozenset(normal_form(word) for word in text.split())


FUNCTION_WORDS = words_in(
    """
    a after all also although an and are as at be because before both but by can did do does for from had has
    have he her here his how however i if in into is it its later like meanwhile more my no nor not now of on
    once only or our out over she since so some such than that the their them then there these they this those
    though to today tomorrow under until up was we were what when where whether which while who whose why will
    with yesterday yet you your re per via cc
    """
)
"""English words that begin sentences with a capital. None is a name, unless it is written in capitals."""

NUMBER_WORDS = words_in(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens
    scores several many most few some more additional other another
    """
)
"""English words that say how many, and begin sentences with a capital."""

OTHER_FUNCTION_WORDS = words_in(
    """
    le la les un une il ils elle elles ce cet cette ces son sa ses leur leurs nous vous lui du des au aux en et ou mais
    donc car qui que par pour sur sous sans dans avec chez vers entre se
    el los las lo unos unas del ella ellas nosotros su sus este esta ese esa y o pero con sin según sobre desde hasta
    lo gli uno una dello della dei degli delle nel nella nei alla allo dal dalla sul sulla tra fra che chi suo loro noi
    um uma da em ao pelo pela ele ela eles elas seu sua mas com
    der die das den dem ein eine einen einem einer und oder aber mit von vom zu zum zur bei nach aus auf für über unter
    vor gegen ohne durch um im ich er sie es wir ihr ihre sein seine seinen seiner
    het een van voor met bij naar uit op tot door onder tegen zijn haar hij zij ze wij hun dat dit deze maar ook er te
    bir ve ile bu için ama
    """
)
"""French, Spanish, Italian, Portuguese, German, Dutch and Turkish words that begin sentences with a capital.

A surname that is one of them is a person's only after a title: President Un. Left out are those that are family names
that stand first, which never stand alone (Ma, Li), and what is part of names and terms in English (al, de facto)."""

OPENING_WORDS = words_in(
    """
    actually again agree almost already always another anyway appreciate ask assume await begin believe besides
    certainly concerning concur consider doubt due during each earlier either end ensure even ever every everybody
    everyone except fear find following further furthermore generally given hence hope inform instead just know
    last lastly least let likewise may maybe meanwhile might moreover most much must neither never nevertheless
    next nobody nonetheless note nothing obviously often other others otherwise ought perhaps please presumably
    pursuant quite rather re ref reference regarding remember repeat request recommend same see several shall
    should soon still subj subject suggest summary suppose tell thank thanks therefore thus too toward towards
    understand unless unlike urge usually very view via wait whatever whenever whether whichever whoever without
    wonder would yesterday
    absence arrival attitude collapse death decision defeat departure dismissal election exile failure fall ouster
    overthrow presence refusal removal reply response return speech statement support talks threat visit
    """
)
"""Other English words that begin a sentence or a line of a telegram before a name: "Suggest Smith inform him", "Fall
Smith government is feared"."""

DATE_WORDS = words_in(
    """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """
)
"""Capitalised words that go on no name."""
