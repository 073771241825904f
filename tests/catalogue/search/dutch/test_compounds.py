import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch import compounds
from catalogue.search.dutch.compounds import LONGEST_WORD, SHORTEST, bases, cheapest, lexicon, parts

# Pieces of one or two letters, and “ken” in “vakken”, only link.
DO = """
rij+bewijs huis+vuil+ophaling identiteit+s+kaart afval+kalender parkeer+vergunning kind+er+opvang bewoner+s+kaart
trouw+boekje rij+bewijs+vernieuwing rij+bewijzen parkeer+kaarten huis+vuil+zakken vuilnis+bak rest+afval+zak
geboorte+akte geboorte+uittreksel overlijden+s+aangifte huwelijk+s+akte omgeving+s+vergunning drank+vergunning
nacht+winkel+vergunning begraaf+plaats graf+concessie gemeente+raad gemeente+belasting straat+naam+bord huis+nummer
adres+wijziging woon+plaats hoofd+verblijf+plaats bevolking+s+register rijk+s+register+nummer straf+register
vreemdeling+en+zaken verblijf+s+kaart reis+pas reis+documenten kind+er+paspoort nood+paspoort pas+foto sport+hal
sport+kamp zwem+bad zwem+lessen speel+plein+werking jeugd+huis jeugd+activiteiten school+toelage kind+er+bijslag
groei+pakket geboorte+premie verbouw+premie renovatie+premie energie+lening stook+olie+tank dak+isolatie
zonne+panelen zonne+boiler warmte+pomp regen+water+put riolering+s+premie water+overlast geluid+s+overlast vuil+bak
glas+container kledij+container container+park sluik+storten zwerf+vuil hond+en+poep+zakjes zwerf+katten
ratten+bestrijding wespen+nest wespen+verdelging eiken+processie+rups kap+vergunning bomen+kap straat+verlichting
lantaarn+paal voet+paden fiets+en+stalling fiets+diefstal bus+halte verkeer+s+bord parkeer+verbod parkeer+retributie
laad+paal deel+fietsen verhuis+lift verhuis+wagen straat+feest rommel+markt markt+plaats horeca+zaak
terras+vergunning brand+veiligheid+s+attest bodem+attest conformiteit+s+attest huur+woning huur+waarborg
huur+tussenkomst woon+zorg+centrum thuis+zorg poets+hulp dienst+en+cheques rust+huis leefloon+attest
schuld+bemiddelaar budget+meter+kaart voedsel+pakket uitvaart+plechtigheid samenleving+s+contract echt+scheiding
voornaam+s+wijziging wil+s+beschikking orgaan+donatie bibliotheek+kaart boek+en+uitleen+dienst opening+s+uren
sluiting+s+dag spreek+uur belasting+brief belasting+reglementen land+bouw+voertuigen steden+bouwkundige
toegankelijkheid+s+verklaring uitbating+s+vergunning erfgoed+premie jeugd+rechtbank kringloop+winkel
mantel+zorg+premie plaats+beschrijving stad+s+bestuur vak+ken+pakket huizen+markt soldaten+graf
markt+kramer+s+vergunning kind+er+geld paspoort+aanvraag verhuis+aangifte evenement+en+loket grof+vuil+ophaling
"""
DONT = """
uittreksel verhuizen aanvragen belasting vergadering papier paspoort gemeente hasselt vergunning aanvraag aangifte
voorwaarden toelating overlijden huwelijk erkenning kinderen buitenland burgerlijke gegevens verblijf personen
verklaring nationaliteit burgemeester regelgeving toestemming registratie organisatie medewerker document
verenigingen overheid inschrijving eigenaar onderzoek begeleiding vrijstelling tegemoetkoming evenement inrichting
gemeentelijk maatschappelijk vrijwilliger abonnement samenwoning reglement uitbater afspraak voornaam achternaam
bibliotheek recyclagepark bijzondere december beslissing openbaar openbare werknemer werkgever ondernemer
onderneming leefloon leeftijd maatregel maatregelen maaltijd netwerk platform website overeenkomst bijeenkomst
handtekening tijdstip voertuig vliegtuig speelgoed aardappel kerkhof ziekenhuis automaat brandweer oppervlakte
kilometer voetbal supermarkt diefstal slachtoffer deelnemers loopbaan weigering luisteren vergelijken blokkeren
berekenen gesproken verschillende aanvullende voorafgaande tentoonstelling nederlandse europese zaterdag woensdag
architectuur cultuur factuur structuur bestuur karakter kalender kandidaat kassier parlement weghalen weggooien
openstaande goedkeuring afvoeren opvangen uitschrijven onderhouden overhandigen terugbetalen voorlezen doorgeven
inschrijven meebrengen samenwonen toekennen wegnemen antwerpen oostende vaderschap moederschap gemeenschap
burgerschap alleenstaande minderjarig meerderjarig rijbwijs identietskaart paspoorrt
"""

LINK = r"(?:s|e|en|er|n|es|eren|([^aeiou])e|([^aeiou])en)?"
letters = st.text(alphabet="abcdefghijklmnoprstuvwz", max_size=60)


@pytest.mark.parametrize("case", DO.split())
def test_split(case: str) -> None:
    expected = tuple(piece for piece in case.split("+") if len(piece) >= SHORTEST and piece != "ken")
    assert parts(case.replace("+", "")) == expected


@pytest.mark.parametrize("word", DONT.split())
def test_left_whole(word: str) -> None:
    assert parts(word) == (word,)


@st.composite
def joined(draw: st.DrawFn) -> str:
    """Words as people join them: known first parts and a known last part."""
    known = lexicon()
    firsts = draw(st.lists(st.sampled_from(sorted(known.firsts)), min_size=1, max_size=3))
    return "".join(firsts) + draw(st.sampled_from(sorted(known.lasts)))


def _is_sound(word: str, found: tuple[str, ...]) -> bool:
    if found == (word,):
        return True
    pattern = LINK.join(re.escape(part) for part in found)
    return all(len(part) >= SHORTEST for part in found) and re.fullmatch(pattern, word) is not None


@given(joined() | letters)
def test_parts_join_back_apart_from_linking_letters(word: str) -> None:
    assert _is_sound(word, parts(word))


@given(st.text() | joined())
def test_total_and_the_same_each_time(word: str) -> None:
    first = parts(word)
    parts.cache_clear()
    assert parts(word) == first
    assert first == (word,) or "".join(first).isascii()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("rijbewijzen", ("rij", "bewijzen")),
        ("huurwoningen", ("huur", "woningen")),
        ("zwembadjes", ("zwem", "badjes")),
        ("pasfoto", ("pas", "foto")),
        ("drankgelegenheden", ("drank", "gelegenheden")),
        ("milieuvriendelijke", ("milieu", "vriendelijke")),
        ("bewonerskaarten", ("bewoner", "kaarten")),
        ("bewonerskaartje", ("bewoner", "kaartje")),
    ],
)
def test_the_last_part_keeps_its_ending(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


@given(st.lists(joined(), min_size=4, max_size=9).map("".join))
def test_long_words_stay_whole(word: str) -> None:
    found = parts(word)
    assert len(word) <= LONGEST_WORD or found == (word,)


def test_parts_meet_only_at_the_breaks_that_are_allowed() -> None:
    assert cheapest("rijbewijs", lexicon(), breaks={4}) is None
    reading = cheapest("rijbewijs", lexicon(), breaks={3})
    assert reading and reading.parts == ("rij", "bewijs")


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("huizen", "huis"),
        ("brieven", "brief"),
        ("scholen", "school"),
        ("vakken", "vak"),
        ("kaarten", "kaart"),
        ("kinderen", "kind"),
        ("mogelijkheden", "mogelijkheid"),
        ("wagens", "wagen"),
        ("boekjes", "boek"),
        ("feestje", "feest"),
        ("kommetje", "kom"),
        ("wagentje", "wagen"),
        ("gemeenten", "gemeente"),
        ("zuinige", "zuinig"),
    ],
)
def test_what_an_ending_was_put_behind(word: str, base: str) -> None:
    assert base in set(bases(word))


def test_the_hand_made_list_says_what_it_can_keep() -> None:
    """No word is both split and kept whole, and each one wins over the rules."""
    lines = compounds.lines("compounds-do-and-dont.txt")
    words = [line.replace("+", "") for line in lines if not {line[0], line[-1]} & {"+", "-"}]
    assert len(words) == len(set(words)) > 150
    for word, pieces in lexicon().given.items():
        assert parts(word) == pieces
        assert _is_sound(word, pieces)
