"""The words of the IPDC standard: which predicate is which key, and what shape its value has."""

from dataclasses import dataclass
from enum import Enum

LPDC = "https://productencatalogus.data.vlaanderen.be/ns/ipdc-lpdc#"
CONCEPTS = "https://productencatalogus.data.vlaanderen.be/id/concept/"
DCT = "http://purl.org/dc/terms/"
SCHEMA = "http://schema.org/"
M8G = "http://data.europa.eu/m8g/"
CPSV = "http://purl.org/vocab/cpsv#"
ADRES = "https://data.vlaanderen.be/ns/adres#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ORGANISATION = "https://data.vlaanderen.be/id/organisatie/"
NUTS = "http://data.europa.eu/nuts/code/"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"


class Shape(Enum):
    """How a value looks once it is read, whatever the file format was."""

    TEXT = "text"  # {"nl": ["…"], "en": ["…"]}
    VALUE = "value"  # "…", the literal as written
    CODES = "codes"  # ["Burger", …], short when the base is known
    PARTS = "parts"  # [{…}, …], in the source's order


@dataclass(frozen=True, slots=True)
class Term:
    """One property of the standard."""

    key: str
    predicate: str
    shape: Shape
    base: str = ""


def _codes(key: str, predicate: str, scheme: str) -> Term:
    return Term(key, predicate, Shape.CODES, f"{CONCEPTS}{scheme}/")


TERMS: tuple[Term, ...] = (
    Term("naam", DCT + "title", Shape.TEXT),
    Term("beschrijving", DCT + "description", Shape.TEXT),
    Term("verdereBeschrijving", LPDC + "additionalDescription", Shape.TEXT),
    Term("uitzonderingen", LPDC + "exception", Shape.TEXT),
    Term("regelgevingTekst", LPDC + "regulation", Shape.TEXT),
    Term("zoektermen", "http://www.w3.org/ns/dcat#keyword", Shape.TEXT),
    Term("voorwaarden", "http://vocab.belgif.be/ns/publicservice#hasRequirement", Shape.PARTS),
    Term("bewijs", M8G + "hasSupportingEvidence", Shape.PARTS),
    Term("procedures", CPSV + "follows", Shape.PARTS),
    Term("kosten", M8G + "hasCost", Shape.PARTS),
    Term("financieleVoordelen", CPSV + "produces", Shape.PARTS),
    Term("regelgeving", M8G + "hasLegalResource", Shape.PARTS),
    Term("contactgegevens", M8G + "hasContactPoint", Shape.PARTS),
    Term("websites", "http://www.w3.org/2000/01/rdf-schema#seeAlso", Shape.PARTS),
    Term("adres", LPDC + "address", Shape.PARTS),
    Term("straatnaam", ADRES + "Straatnaam", Shape.TEXT),
    Term("gemeentenaam", ADRES + "gemeentenaam", Shape.TEXT),
    Term("land", ADRES + "land", Shape.TEXT),
    Term("huisnummer", ADRES + "Adresvoorstelling.huisnummer", Shape.VALUE),
    Term("busnummer", ADRES + "Adresvoorstelling.busnummer", Shape.VALUE),
    Term("postcode", ADRES + "postcode", Shape.VALUE),
    Term("email", SCHEMA + "email", Shape.VALUE),
    Term("telefoonnummer", SCHEMA + "telephone", Shape.VALUE),
    Term("openingsuren", SCHEMA + "openingHours", Shape.VALUE),
    Term("url", SCHEMA + "url", Shape.VALUE),
    Term("order", "http://www.w3.org/ns/shacl#order", Shape.VALUE),
    Term("productnummer", SCHEMA + "productID", Shape.VALUE),
    Term("creatie", SCHEMA + "dateCreated", Shape.VALUE),
    Term("laatstGewijzigd", SCHEMA + "dateModified", Shape.VALUE),
    Term("generatedAtTime", "http://www.w3.org/ns/prov#generatedAtTime", Shape.VALUE),
    Term("startDienstVerlening", SCHEMA + "startDate", Shape.VALUE),
    Term("eindeDienstVerlening", SCHEMA + "endDate", Shape.VALUE),
    Term("gearchiveerd", LPDC + "isArchived", Shape.VALUE),
    Term("isVersionOf", DCT + "isVersionOf", Shape.VALUE),
    Term("linkedConcept", DCT + "source", Shape.VALUE),
    Term("vervangenDoor", DCT + "isReplacedBy", Shape.VALUE),
    Term("aangemaaktDoor", "http://purl.org/pav/createdBy", Shape.CODES, ORGANISATION),
    Term("bevoegdeOverheden", M8G + "hasCompetentAuthority", Shape.CODES, ORGANISATION),
    Term("uitvoerendeOverheden", LPDC + "hasExecutingAuthority", Shape.CODES, ORGANISATION),
    Term("geografischToepassingsgebieden", DCT + "spatial", Shape.CODES, NUTS),
    Term("talen", DCT + "language", Shape.CODES, LANGUAGE),
    _codes("type", DCT + "type", "Type"),
    _codes("themas", M8G + "thematicArea", "Thema"),
    _codes("doelgroepen", LPDC + "targetAudience", "Doelgroep"),
    _codes("bevoegdBestuursniveaus", LPDC + "competentAuthorityLevel", "BevoegdBestuursniveau"),
    _codes("uitvoerendBestuursniveaus", LPDC + "executingAuthorityLevel", "UitvoerendBestuursniveau"),
    _codes("publicatiekanalen", LPDC + "publicationMedium", "PublicatieKanaal"),
    _codes("yourEuropeCategorieen", LPDC + "yourEuropeCategory", "YourEuropeCategorie"),
    _codes("tags", LPDC + "instanceTag", "InstantieTag"),
)

BY_KEY = {term.key: term for term in TERMS}
BY_PREDICATE = {term.predicate: term for term in TERMS}
# One key of the standard, two predicates: where the part hangs decides which.
BY_PREDICATE[LPDC + "hasWebsite"] = BY_KEY["websites"]
BY_PREDICATE[LPDC + "conceptTag"] = BY_KEY["tags"]

INSTANCE_TYPES = frozenset(
    {
        "Instantie",
        "InstantieSnapshot",
        LPDC + "InstancePublicService",
        LPDC + "InstancePublicServiceSnapshot",
    }
)
CONCEPT_TYPES = frozenset(
    {
        "Concept",
        "ConceptSnapshot",
        LPDC + "ConceptualPublicService",
        LPDC + "ConceptualPublicServiceSnapshot",
    }
)
TOMBSTONE_TYPES = frozenset({"Tombstone", "https://www.w3.org/ns/activitystreams#Tombstone"})

# Keys that describe the delivery of a snapshot, not its content.
BOOKKEEPING = frozenset({"@id", "isVersionOf", "generatedAtTime", "laatstGewijzigd", "laatstOntvangen"})
MU_UUID = "http://mu.semte.ch/vocabularies/core/uuid"
