"""Amounts: a number and its unit, in any common spelling, comparable across units of a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from quizgen.study.marking.numerals import SHORT_MAGNITUDES, number, read_number

# dimension: (unit, size in the dimension's first unit, names); sizes are exact by definition
# except where a comment says otherwise.
_UNITS: dict[str, tuple[tuple[str, str], ...]] = {
    "length": (
        ("1", "m metre metres meter meters"),
        ("0.000000001", "nm nanometre nanometres nanometer nanometers"),
        ("0.000001", "µm um micrometre micrometres micrometer micrometers micron microns"),
        ("0.001", "mm millimetre millimetres millimeter millimeters"),
        ("0.01", "cm centimetre centimetres centimeter centimeters"),
        ("1000", "km kms kilometre kilometres kilometer kilometers"),
        ("0.0254", "in inch inches \""),
        ("0.3048", "ft foot feet '"),
        ("0.9144", "yd yds yard yards"),
        ("1609.344", "mi mile miles"),
        ("1852", "nmi nautical-mile nautical-miles"),
        ("9460730472580800", "ly light-year light-years lightyear lightyears"),
    ),
    "mass": (
        ("1", "g gram grams gramme grammes"),
        ("0.000001", "µg ug microgram micrograms"),
        ("0.001", "mg milligram milligrams"),
        ("1000", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
        ("1000000", "t tonne tonnes metric-ton metric-tons"),
        ("907184.74", "ton tons short-ton short-tons"),
        ("28.349523125", "oz ounce ounces"),
        ("453.59237", "lb lbs pound pounds"),
        ("6350.29318", "stone stones"),
    ),
    "time": (
        ("1", "s sec secs second seconds"),
        ("0.001", "ms millisecond milliseconds"),
        ("0.000001", "µs us microsecond microseconds"),
        ("60", "min mins minute minutes"),
        ("3600", "h hr hrs hour hours"),
        ("86400", "d day days"),
        ("604800", "week weeks wk wks"),
        ("1209600", "fortnight fortnights"),
    ),
    "years": (
        ("12", "year years yr yrs"),
        ("1", "month months"),
        ("120", "decade decades"),
        ("1200", "century centuries"),
        ("12000", "millennium millennia millenniums"),
    ),
    "area": (
        ("1", "m2 m² sq-m square-metre square-metres square-meter square-meters"),
        ("0.0001", "cm2 cm² sq-cm square-centimetre square-centimetres"),
        ("1000000", "km2 km² sq-km square-kilometre square-kilometres square-kilometer "
                    "square-kilometers"),
        ("10000", "ha hectare hectares"),
        ("4046.8564224", "acre acres"),
        ("0.09290304", "ft2 ft² sq-ft square-foot square-feet"),
        ("2589988.110336", "mi2 mi² sq-mi square-mile square-miles"),
    ),
    "volume": (
        ("1", "l litre litres liter liters"),
        ("0.001", "ml millilitre millilitres milliliter milliliters cm3 cm³ cc"),
        ("0.01", "cl centilitre centilitres centiliter centiliters"),
        ("1000", "m3 m³ cubic-metre cubic-metres cubic-meter cubic-meters"),
        ("1000000000000", "km3 km³ cubic-kilometre cubic-kilometres cubic-kilometer "
                          "cubic-kilometers"),
        ("3.785411784", "gal gallon gallons"),
        ("158.987294928", "barrel barrels bbl"),
    ),
    "speed": (
        ("1", "m/s mps metres-per-second meters-per-second metre-per-second"),
        ("5/18", "km/h kph kmh kmph kilometres-per-hour kilometers-per-hour kilometres-an-hour "
                 "kilometers-an-hour km-per-hour"),
        ("1000", "km/s kilometres-per-second kilometers-per-second"),
        ("0.44704", "mph mi/h miles-per-hour miles-an-hour"),
        ("463/900", "kn kt kts knot knots"),
    ),
    "power": (
        ("1", "w watt watts"),
        ("0.001", "milliwatt milliwatts"),
        ("1000", "kw kilowatt kilowatts"),
        ("1000000", "mw megawatt megawatts"),
        ("1000000000", "gw gigawatt gigawatts"),
        ("1000000000000", "tw terawatt terawatts"),
        ("745.69987158227", "hp horsepower"),  # mechanical horsepower, rounded
    ),
    "energy": (
        ("1", "j joule joules"),
        ("1000", "kj kilojoule kilojoules"),
        ("1000000", "mj megajoule megajoules"),
        ("4.184", "cal calorie calories"),
        ("4184", "kcal kilocalorie kilocalories"),
        ("3600", "wh watt-hour watt-hours"),
        ("3600000", "kwh kilowatt-hour kilowatt-hours"),
        ("3600000000", "mwh megawatt-hour megawatt-hours"),
        ("3600000000000", "gwh gigawatt-hour gigawatt-hours"),
        ("3600000000000000", "twh terawatt-hour terawatt-hours"),
    ),
    "pressure": (
        ("1", "pa pascal pascals"),
        ("100", "hpa hectopascal hectopascals mbar millibar millibars"),
        ("1000", "kpa kilopascal kilopascals"),
        ("100000", "bar bars"),
        ("101325", "atm atmosphere atmospheres"),
    ),
    "data": (
        ("1", "byte bytes"),
        ("1000", "kb kilobyte kilobytes"),
        ("1000000", "mb megabyte megabytes"),
        ("1000000000", "gb gigabyte gigabytes"),
        ("1000000000000", "tb terabyte terabytes"),
    ),
    "frequency": (
        ("1", "hz hertz"),
        ("1000", "khz kilohertz"),
        ("1000000", "mhz megahertz"),
        ("1000000000", "ghz gigahertz"),
    ),
    "share": (("1", "% percent per-cent percentage percentage-points percentage-point pct"),),
    "voltage": (("1", "v volt volts"), ("1000", "kv kilovolt kilovolts")),
    "current": (("1", "amp amps ampere amperes"),),
    "angle": (("1", "° deg degree degrees"),),
    "dollars": (("1", "$ us$ usd dollar dollars us-dollar us-dollars"), ("0.01", "cent cents ¢")),
    "euros": (("1", "€ eur euro euros"),),
    "sterling": (("1", "£ gbp pound-sterling pounds-sterling quid"), ("0.01", "pence penny p")),
    "yen": (("1", "¥ jpy yen"),),
    "people": (("1", "people persons person inhabitants residents"),),
    "times": (("1", "time times fold"),),
}  # fmt: skip
_CELSIUS = frozenset("°c c celsius degrees-celsius degree-celsius degrees-centigrade centigrade "
                     "degrees-c degree-c".split())  # fmt: skip
_FAHRENHEIT = frozenset("°f f fahrenheit degrees-fahrenheit degree-fahrenheit degrees-f".split())
_KELVIN = frozenset("k kelvin kelvins".split())
_ROUNDING = Fraction(1, 100)  # what converting by hand between unit systems may be off by

_SIZES: dict[str, tuple[str, Fraction]] = {}
for _dimension, _rows in _UNITS.items():
    for _size, _names in _rows:
        for _name in _names.split():
            _SIZES[_name] = (_dimension, Fraction(_size))

_CURRENCY = re.compile(r"^\s*([+\-−]?)\s*(us\$|a\$|[$€£¥])\s*(?=\d)", re.I)
_HEDGE = re.compile(
    r"^\s*(about|approximately|approx\.?|around|roughly|circa|c\.|ca\.?|nearly|almost|over|"
    r"more than|less than|some|exactly|just|~|≈)\s*",
    re.I,
)
_JOINED = {"'": "foot", '"': "inch"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; ``size`` is in the first unit of its dimension.

    ``dimension`` is empty where there was no unit, and the unit's own name where it
    is none we know ("3 moons").
    """

    value: Fraction
    unit: str
    dimension: str
    size: Fraction

    def same_unit(self, other: Amount) -> bool:
        """Tell whether both are counted in the same unit."""
        return self.dimension == other.dimension and self.value * other.size == (
            other.value * self.size
        )


def unit_name(text: str) -> str:
    """Return a unit's text in the form that the table uses: "Square  km." -> "square-km"."""
    text = text.strip().strip(".,;!?").strip()
    return re.sub(r"[\s-]+", "-", text.replace(".", "").lower().replace("μ", "µ"))


def amount(text: str, unit: str = "") -> Amount | None:
    """Read an amount, nothing beside it; ``unit`` stands in where the text has none."""
    text = _HEDGE.sub("", text)
    currency = _CURRENCY.match(text)
    if currency:
        text = currency[1] + text[currency.end() :]
        unit = currency[2]
    found = read_number(text) or _one_of(text)
    if found is None:
        return None
    value, rest = found
    named = rest.strip().strip(",;!?").strip()
    if currency:
        short, _, more = named.lower().partition(" ")
        if short.strip(".") in SHORT_MAGNITUDES:
            value, named = value * SHORT_MAGNITUDES[short.strip(".")], more
        if named and measure(value, named) != measure(value, unit):
            return None
        return measure(value, unit)
    feet = re.fullmatch(r"(?:ft|feet|foot|')\s*(\d+)\s*(?:in|inch|inches|\"|'')?", named)
    if feet:
        return measure(value + Fraction(int(feet[1]), 12), "ft")
    if len(named.split()) > 3 or re.search(r"\d", re.sub(r"[23²³]$", "", named)):
        return None
    return measure(value, named or unit)


def _one_of(text: str) -> tuple[Fraction, str] | None:
    """Read "a century" as one century, for the units of the table."""
    article, _, rest = text.strip().partition(" ")
    if article.lower() in ("a", "an") and unit_name(rest) in _SIZES:
        return Fraction(1), rest
    return None


def measure(value: Fraction, unit: str) -> Amount:
    """Return a number in a unit as an amount."""
    name = unit_name(unit)
    if name in _CELSIUS:
        return Amount(value, unit, "temperature", value + Fraction("273.15"))
    if name in _FAHRENHEIT:
        return Amount(value, unit, "temperature", (value + Fraction("459.67")) * Fraction(5, 9))
    if name in _KELVIN:
        return Amount(value, unit, "temperature", value)
    dimension, size = _SIZES.get(name, (name.removesuffix("s"), Fraction(1)))
    return Amount(value, unit, dimension, value * size)


def has_known_unit(found: Amount) -> bool:
    """Tell whether the amount's unit is one of the table's."""
    return found.dimension in _UNITS or found.dimension == "temperature"


def same_amount(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts are the same, letting conversions be off by a hundredth."""
    if one.dimension != other.dimension:
        return False
    if one.size == other.size:
        return True
    if not has_known_unit(one) or one.same_unit(other):
        return False
    return abs(one.size - other.size) <= _ROUNDING * max(abs(one.size), abs(other.size))


def plain_number(text: str) -> Fraction | None:
    """Return the number in ``text`` without hedges ("about 300"), or None."""
    return number(_HEDGE.sub("", text))
