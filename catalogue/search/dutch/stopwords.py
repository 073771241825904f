"""Words that say nothing about the subject. They only count when nothing else was typed."""

STOP_WORDS = frozenset(
    """
    aan af al alle alleen allemaal als altijd ander andere anders ben bent beter bij bijna binnen boven daar daarna
    daarom daarvoor dan dat de deed den deze die dien dienen dit doe doen doet door dus echt een eens effe efkes eigen
    eigenlijk elk elke en enkel er ergens even ga gaan gaat gaf gauw ge geen geweest gewoon gij gisteren graag had
    hadden hallo heb hebben hebt heeft hem hen het hier hij hoe hoef hoeft hoelang hoeveel hun ie iemand iets ik ikzelf
    in ineens is ja jaar jammer je jou jouw juist jullie kan kom komen komt kon konden krijg krijgen krijgt kunde
    kunnen kunt laat laatst lang langs laten ligt loop lukt maar maken mag me mee meer mensen met mij mijn mijne
    misschien moest moet moeten mogen morgen na naar nadat nee niemand niet niets niks nodig nog nooit nu of om omdat
    omtrent onder ons onze ook op over overal precies ruim samen sinds snel soms staan staat steeds te tegen terug
    toch toen tot tussen u uit uw vaak van vanaf vandaag vanuit veel vind vinden voor vooral vraag vragen vroeg waar
    waarom waarvoor wanneer want waren was wat we weet weer weg wel welk welke werd weten wie wij wil willen wilt
    worden wordt zal ze zeer zeg zelf zelfs zich zien ziet zij zijn zit zo zoals zoiets zonder zou zouden zoveel zulke
    bv ivm mbt tav obv dmv evt ivv
    dag goeiedag goedendag beste bedankt dank alvast aub alstublieft groetjes dringend
    vorig vorige volgend volgende week weken maand maanden paar keer keren hele heel
    """.split()  # noqa: SIM905 (a list of words reads better than a list of strings)
)
