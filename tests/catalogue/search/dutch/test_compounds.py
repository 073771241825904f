import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.compounds import LONGEST_WORD, SHORTEST, bases, lexicon, parts

DO = """
rij+bewijs huis+vuil+ophaling identiteit+kaart afval+kalender parkeer+vergunning kinder+opvang bewoner+kaart
trouw+boekje rij+bewijs+vernieuwing rij+bewijzen parkeer+kaarten huis+vuil+zakken vuilnis+bak rest+afval
geboorte+akte geboorte+uittreksel overlijden+aangifte huwelijk+akte omgeving+vergunning drank+vergunning
taxi+vergunning nacht+winkel+vergunning begraaf+plaats graf+concessie gemeente+raad gemeente+belasting straat+naam+bord
huis+nummer adres+wijziging adres+verandering woon+plaats hoofd+verblijf+plaats bevolking+register rijk+register+nummer
strafregister=straf+register vreemdeling+zaken verblijf+kaart reis+pas reis+documenten kinder+paspoort nood+paspoort
foto+automaat pas+foto sport+hal sport+kamp zwem+bad zwem+lessen speel+plein+werking speel+tuin jeugd+huis
jeugd+activiteiten school+toelage studie+toelage kinder+bijslag groei+pakket geboorte+premie verbouw+premie
renovatie+premie energie+premie energie+lening stook+olie stook+olie+tank dak+isolatie zonne+panelen zonne+boiler
warmte+pomp regen+water+put hemel+water riolering+premie water+overlast geluid+overlast geluid+hinder vuil+bak
glas+container kledij+container container+park afval+container sluik+storten zwerf+vuil hond+poep+zakjes
zwerf+katten ratten+bestrijding wespen+nest wespen+verdelging eiken+processie+rups bijen+zwerm kap+vergunning
bomen+kap straat+verlichting lantaarn+paal voet+paden fiets+stalling fiets+diefstal bus+halte verkeer+bord
parkeer+verbod parkeer+retributie laad+paal deel+fietsen verhuis+lift verhuis+wagen inname=- straat+feest rommel+markt
kermis+kramer markt+plaats horeca+zaak terras+vergunning brand+veiligheid brand+veiligheid+attest bodem+attest
conformiteit+attest huur+woning huur+waarborg huur+tussenkomst woon+zorg+centrum thuis+zorg mantel+zorger poets+hulp
dienst+cheques rust+huis zorg+budget leefloon+attest schuld+bemiddeling schuld+bemiddelaar budget+meter+kaart
voedsel+pakket uitvaart+plechtigheid urnen+veld samenleving+contract echt+scheiding naam+wijziging voornaam+wijziging
wil+beschikking wil+verklaring orgaan+donatie trouw+feest bibliotheek+kaart boek+uitleen+dienst opening+uren
sluiting+dag spreek+uur belasting+brief belasting+reglement handel+zaak land+bouw+voertuigen steden+bouwkundige
toegankelijkheid+verklaring uitbating+vergunning erfgoed+premie jeugd+rechtbank kringloop+winkel vuurwerk+verbod=-
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
berekenen gesproken verschillende aanvullende voorafgaande tentoonstelling nederlandse europese zaterdag
woensdag architectuur cultuur factuur structuur bestuur karakter kalender kandidaat kassier parlement
weghalen weggooien openstaande goedkeuring afvoeren opvangen uitschrijven onderhouden overhandigen terugbetalen
voorlezen doorgeven inschrijven meebrengen samenwonen toekennen wegnemen antwerpen oostende vaderschap moederschap
gemeenschap burgerschap alleenstaande minderjarig meerderjarig rijbwijs identietskaart paspoorrt
"""


def _cases() -> list[tuple[str, tuple[str, ...]]]:
    return [(case.replace("+", ""), tuple(case.split("+"))) for case in DO.split() if "=" not in case]


LINKED = {
    "identiteitskaart": ("identiteit", "kaart"),
    "bewonerskaart": ("bewoner", "kaart"),
    "overlijdensaangifte": ("overlijden", "aangifte"),
    "huwelijksakte": ("huwelijk", "akte"),
    "omgevingsvergunning": ("omgeving", "vergunning"),
    "rijksregisternummer": ("rijk", "register", "nummer"),
    "bevolkingsregister": ("bevolking", "register"),
    "hondenpoepzakjes": ("hond", "poep", "zakjes"),
    "boekenrek": ("boek", "rek"),
    "vakkenpakket": ("vak", "pakket"),
    "bomenkap": ("bomen", "kap"),
    "huizenmarkt": ("huizen", "markt"),
    "plaatsbeschrijving": ("plaats", "beschrijving"),
    "stadsbestuur": ("stad", "bestuur"),
    "toegankelijkheidsverklaring": ("toegankelijkheid", "verklaring"),
    "voornaamswijziging": ("voornaam", "wijziging"),
    "belastingsbrief": ("belasting", "brief"),
    "eikenprocessierups": ("eiken", "processie", "rups"),
}
