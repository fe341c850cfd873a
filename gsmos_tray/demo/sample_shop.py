"""The invented phone-repair shop of the demo: whom it deals with, and what it did in one month.

Facts alone; how they look on paper and in XML is the business of the modules beside it. Tax
numbers have right control digits and lie above 60,000,000, where none have been given out yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

SHOP_CUI = "91402770"
"""Digits alone, as the settings want it."""

VAT_PERCENT = 21  # Romania's standard rate since August 2025


@dataclass(frozen=True, slots=True)
class Firm:
    """A company, or with *cui* ``None`` a private person."""

    name: str
    cui: str | None
    registration: str
    street: str
    town: str
    county: str  # ISO 3166-2:RO without the country
    iban: str = ""
    bank: str = ""


SHOP = Firm(
    "ATELIER TELEFOANE EXEMPLU SRL",
    SHOP_CUI,
    "J40/99001/2021",
    "Str. Șuruburilor nr. 14, parter",
    "București, Sector 3",
    "B",
    "RO97 EXMP 0000 9910 0420 0114",
    "Banca Exemplu SA, suc. Vitan",
)
PARTS = Firm(
    "PIESE ȘI ECRANE DEMO SRL",
    "88174302",
    "J12/99417/2018",
    "Bd. Depozitelor nr. 210, hala C",
    "Cluj-Napoca",
    "CJ",
    "RO31 EXMP 0000 4417 8821 0002",
    "Banca Exemplu SA",
)
COURIER = Firm(
    "CURIER RAPID DEMO SA",
    "92761046",
    "J23/99052/2015",
    "Șos. Centurii nr. 5",
    "Chitila",
    "IF",
    "RO58 DEMO 0001 0002 0003 0004",
    "Banca Demo SA",
)
LANDLORD = Firm(
    "SPAȚII COMERCIALE MODEL SRL",
    "87643907",
    "J40/99733/2009",
    "Calea Vitan nr. 901",
    "București, Sector 3",
    "B",
)
FLORIST = Firm(
    "FLORĂRIA MODEL SRL",
    "90326151",
    "J40/99310/2017",
    "Str. Bujorilor nr. 3",
    "București, Sector 2",
    "B",
)
TAXI = Firm(
    "TAXI ȘI TRANSPORT PROBĂ SRL",
    "93118520",
    "J23/99820/2020",
    "Str. Gării nr. 77",
    "Voluntari",
    "IF",
)
CLINIC = Firm(
    "CABINET STOMATOLOGIC DEMO SRL",
    "89053210",
    "J40/99128/2014",
    "Bd. Exemplului nr. 12, et. 1",
    "București, Sector 3",
    "B",
)


def _person(name: str, street: str) -> Firm:
    return Firm(name, None, "", street, "București, Sector 3", "B")


ANCA = _person("Anca Modelescu", "Str. Liliacului nr. 8")
DORU = _person("Doru Probă", "Aleea Castanilor nr. 21, bl. M4")
STEFANIA = _person("Ștefania Exemplaru", "Str. Ceasornicului nr. 40")
MATEI = _person("Matei Închipuitu", "Intr. Fântânii nr. 2")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a bill. *price* is net, for one."""

    what: str
    count: int
    price: Decimal

    @property
    def net(self) -> Decimal:
        """What the line costs before VAT."""
        return self.count * self.price


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice or what is made like one."""

    series: str
    digits: str
    day: date
    seller: Firm
    buyer: Firm
    lines: tuple[Line, ...]
    corrects: str = ""  # the invoice that this one takes back

    @property
    def number(self) -> str:
        """Series and number in one."""
        return f"{self.series} {self.digits}".strip()

    @property
    def due(self) -> date:
        """The last day to pay."""
        return self.day + timedelta(days=15)

    @property
    def net(self) -> Decimal:
        """The sum before VAT."""
        return sum((line.net for line in self.lines), Decimal(0))

    @property
    def vat(self) -> Decimal:
        """The VAT, rounded as the law wants it: once, on the sum."""
        return (self.net * VAT_PERCENT / 100).quantize(Decimal("0.01"))

    @property
    def total(self) -> Decimal:
        """What is to be paid."""
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class Repair:
    """One device that came in, and what was done."""

    code: str
    received: date
    returned: date
    owner: Firm
    device: str
    imei: str
    complaint: str
    found: str
    work: str
    price: Decimal  # with VAT


def day(number: int) -> date:
    """Give a day of the sample month."""
    return date(2026, 11, number)


def _lines(*each: tuple[str, int, str]) -> tuple[Line, ...]:
    return tuple(Line(what, count, Decimal(price)) for what, count, price in each)


def _sold(digits: str, number: int, buyer: Firm, *each: tuple[str, int, str]) -> Bill:
    return Bill("ATE", digits, day(number), SHOP, buyer, _lines(*each))


_SCREEN = "Înlocuire display OLED (piesă + manoperă)"
_BATTERY = "Înlocuire acumulator original"
_PORT = "Înlocuire mufă încărcare USB-C"

SOLD = (
    _sold("0412", 2, FLORIST, (_SCREEN, 1, "450.00"), ("Folie sticlă securizată", 2, "35.00")),
    _sold("0413", 3, ANCA, (_BATTERY, 1, "189.26")),
    _sold("0414", 4, TAXI, (_PORT, 3, "120.00"), ("Diagnosticare", 3, "40.00")),
    _sold("0415", 6, STEFANIA, ("Recuperare date după contact cu lichide", 1, "330.58")),
    _sold("0416", 9, CLINIC, ("Telefon recondiționat 128 GB, gri", 2, "1049.00")),
    _sold("0417", 11, FLORIST, ("Husă silicon, diverse modele", 10, "24.00")),
    _sold("0418", 13, MATEI, (_SCREEN, 1, "372.00"), (_BATTERY, 1, "140.00")),
    _sold("0419", 16, TAXI, ("Abonament mentenanță telefoane flotă, noiembrie", 1, "1500.00")),
)
EXPORTED = (
    _sold("0420", 18, CLINIC, ("Încărcător rapid 30 W", 4, "82.64"), ("Cablu USB-C 2 m", 4, "29")),
    _sold("0421", 19, DORU, ("Reparație placă de bază", 1, "420.00")),
)
CREDITED = Bill(
    "ATE", "0422", day(20), SHOP, FLORIST, _lines(("Husă silicon, retur", -3, "24.00")), "ATE 0417"
)
OFFERED = (
    Bill("ATE-P", "0031", day(5), SHOP, CLINIC, SOLD[4].lines),
    Bill("ATE-P", "0032", day(17), SHOP, TAXI, _lines((_BATTERY, 12, "165.00"))),
)
RENT = Bill(
    "SCM", "2026/1187", day(1), LANDLORD, SHOP, _lines(("Chirie spațiu, noiembrie", 1, "2900"))
)
DELIVERIES = Bill(
    "CRD",
    "7204418",
    day(15),
    COURIER,
    SHOP,
    _lines(("Servicii curierat 01–15.11.2026", 23, "17.90")),
)
REFUSED = _sold("0423", 20, TAXI, ("Suport auto magnetic", 6, "41.00"))


def _bought(digits: str, number: int, *each: tuple[str, int, str]) -> Bill:
    return Bill("PED", digits, day(number), PARTS, SHOP, _lines(*each))


BOUGHT = (
    _bought("0018804", 3, ("Display OLED 6,1 inch", 5, "214.50"), ("Adeziv display", 10, "6.20")),
    _bought("0018951", 10, ("Acumulator 3279 mAh", 12, "71.90")),
    _bought("0019127", 17, ("Mufă USB-C cu bandă", 20, "18.35"), ("Spudger nailon", 4, "7.10")),
)

REPAIRS = (
    Repair(
        "QXR482", day(3), day(6), STEFANIA, "Samsung Galaxy A54", "350000000004821",
        "Telefonul a căzut în apă și nu mai pornește.",
        "Oxidare pe conectorul acumulatorului și pe modulul de încărcare.",
        "Curățare ultrasonică, înlocuire modul încărcare, recuperare date.",
        Decimal("400.00"),
    ),
    Repair(
        "KLM207", day(11), day(13), MATEI, "Apple iPhone 13", "350000000002072",
        "Ecran spart, acumulatorul nu ține o zi.",
        "Display crăpat; capacitate acumulator 71 %.",
        "Înlocuire display OLED și acumulator, test funcțional complet.",
        Decimal("619.52"),
    ),
    Repair(
        "BTW915", day(17), day(19), DORU, "Xiaomi Redmi Note 12", "350000000009159",
        "Se închide singur și se încălzește.",
        "Scurtcircuit pe linia principală de alimentare.",
        "Reparație placă de bază: înlocuire condensator, reballing PMIC.",
        Decimal("508.20"),
    ),
    Repair(
        "HND330", day(20), day(24), ANCA, "Motorola Edge 40", "350000000003303",
        "Difuzorul hârâie în convorbire.",
        "Difuzor înfundat, membrana deteriorată.",
        "Înlocuire difuzor, curățare grile.",
        Decimal("150.00"),
    ),
)  # fmt: skip
