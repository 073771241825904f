"""Words that say nothing about the subject."""

# Without these a saying still says the same
FUNCTION_WORDS = frozenset(
    """
    aan al als bij dat de den deze die dit door dus een en er ge gij haar had hadden heb hebben hebt heeft hem hen het
    hij hun ie ik ikzelf in is je jou jouw jullie kan kon konden kunde kunnen kunt maar me met mij mijn mijne moest moet
    moeten mag mogen na naar nu of om omdat ons onze ook op per te toch toen tot u uit uw van voor wat we welke welk
    werd wie wij wil willen wilt worden wordt zal ze zich zij zijn zo zou zouden ben bent was waren waar hoe ga gaan
    gaat doe doet doen laat laten kom komt komen krijg krijgt krijgen hier daar eens nog t s n m z
    """.split()  # noqa: SIM905 (a list of words reads better than a list of strings)
)
# In a question these count only when nothing else was typed
STOP_WORDS = FUNCTION_WORDS | frozenset(
    """
    aan af al alle alleen allemaal als altijd ander andere anders ben bent beter bij bijna binnen boven daar daarna
    daarom daarvoor dan dat de deed den deze die dien dienen dit doe doen doet door dus echt een eens effe efkes eigen
    eigenlijk elk elke en enkel er ergens even ga gaan gaat gaf gauw ge geen geweest gewoon gij gisteren graag had
    hadden hallo heb hebben hebt heeft hem hen het hier hij hoe hoef hoeft hoelang hoeveel hun ie iemand iets ik ikzelf
    in ineens is ja jaar jammer je jou jouw juist jullie kan kom komen komt kon konden krijg krijgen krijgt kunde
    kunnen kunt laat laatst lang langs laten ligt loop lukt maar maken mag me mee meer mensen met mij mijn mijne
    misschien moest moet moeten mogen morgen na naar nadat nee niemand nie niet niets niks nodig nog nooit nu of om
    omdat omtrent onder ons onze ook op over overal precies ruim samen sinds snel soms staan staat steeds te tegen terug
    toch toen tot tussen u uit uw vaak van vanaf vandaag vanuit veel vind vinden voor vooral vraag vragen vroeg waar
    waarom waarvoor wanneer want waren was wat we weet weer weg wel welk welke werd weten wie wij wil willen wilt
    worden wordt zal ze zeer zeg zelf zelfs zich zien ziet zij zijn zit zo zoals zoiets zonder zou zouden zoveel zulke
    bv ivm mbt tav obv dmv evt ivv
    dag goeiedag goedendag beste bedankt dank alvast aub alstublieft groetjes dringend
    vorig vorige volgend volgende week weken maand maanden paar keer keren hele heel
    """.split()  # noqa: SIM905 (a list of words reads better than a list of strings)
)
