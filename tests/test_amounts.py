"""Amounts: the algebra of intervals, and finding quantities in sentences (all of them made up for this test)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.amount_finder import Quantity, find_quantities
from factcheck.values.amounts import Amount, bounded, contains, exactly, hull, overlaps, rounding, same
from factcheck.values.number_words import plain, word_table

FIGURES = st.one_of(
    st.integers(min_value=0, max_value=10_000_000).map(float),
    st.floats(min_value=0, max_value=1e7, allow_nan=False).map(lambda v: round(v, 2)),
)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low = draw(st.none() | FIGURES)
    high = draw(st.none() | FIGURES)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Amount(low, high, approximate=draw(st.booleans()), vague=draw(st.booleans()))


@given(amounts(), amounts())
def test_symmetry(a: Amount, b: Amount) -> None:
    assert same(a, b) == same(b, a)
    assert overlaps(a, b) == overlaps(b, a)
    assert rounding(a, b) == rounding(b, a)


@given(amounts())
def test_reflexivity(a: Amount) -> None:
    assert same(a, a)
    assert overlaps(a, a)
    assert contains(a, a)
    assert rounding(a, a)


@given(amounts(), amounts())
def test_what_is_the_same_or_inside_overlaps(a: Amount, b: Amount) -> None:
    if same(a, b) or contains(a, b):
        assert overlaps(a, b)
    assert contains(hull(a, b), a)
    assert contains(hull(a, b), b)


@given(FIGURES.filter(bool), st.sampled_from(["low", "high", "about", "below", "above"]))
def test_every_hedge_leaves_the_figure_possible(value: float, bound: str) -> None:
    hedged = bounded(exactly(value), bound)  # type: ignore[arg-type]
    assert overlaps(hedged, exactly(value))
    assert not hedged.exact
    if bound in {"about", "below", "above"}:
        assert hedged.point == pytest.approx(value)


def test_an_amount_must_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="cannot reach"):
        Amount(2.0, 1.0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (exactly(5), exactly(5), True),
        (Amount(20, 20, approximate=True), exactly(20), True),
        (exactly(5), exactly(6), False),
        (Amount(5, None), exactly(5), False),
        (Amount(None, None), Amount(None, None), True),
    ],
)
def test_same(a: Amount, b: Amount, expected: bool) -> None:
    assert same(a, b) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Amount(12, None), exactly(16), True),
        (Amount(200, None), exactly(200), True),
        (Amount(200, None), exactly(199), False),
        (Amount(24, 99, vague=True), exactly(100), False),
        (Amount(0, 30), Amount(30, None), True),
        (Amount(100, 100, approximate=True), exactly(108), True),
        (Amount(100, 100, approximate=True), exactly(115), False),
        (Amount(90, 100, approximate=True), exactly(101), False),
        (exactly(32), exactly(56), False),
    ],
)
def test_overlaps(a: Amount, b: Amount, expected: bool) -> None:
    assert overlaps(a, b) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (167_000, 170_000, True),
        (6.1, 6, True),
        (7.6, 7.5, False),
        (190, 200, True),
        (19, 20, False),
        (32, 30, False),
        (32, 56, False),
        (9.6, 10, True),
        (1_234, 1_200, True),
        (1_260, 1_200, False),
        (2.43e6, 2.4e6, True),
        (51, 100, False),
        (135, 140, True),
    ],
)
def test_rounding_of_plain_figures(a: float, b: float, expected: bool) -> None:
    assert rounding(exactly(a), exactly(b)) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (exactly(135), Amount(140, 140, approximate=True), True),
        (exactly(32), Amount(30, 30, approximate=True), True),
        (exactly(43), Amount(45, 45, approximate=True), True),
        (exactly(97), Amount(90, 100, approximate=True), True),
        (exactly(60), Amount(45, 45, approximate=True), False),
        (Amount(250, None), Amount(247, None), True),
        (Amount(250, None), exactly(250), False),
        (Amount(24, 99, vague=True), exactly(50), False),
    ],
)
def test_rounding_under_hedges(a: Amount, b: Amount, expected: bool) -> None:
    assert rounding(a, b) is expected


def shown(text: str, quantity: Quantity) -> tuple[object, ...]:
    return text[quantity.start : quantity.end], quantity.amount.low, quantity.amount.high, quantity.kind, quantity.unit


COUNTS = [
    ("Seven people drowned.", "Seven", 7, 7),
    ("Officials counted 1,234 tents.", "1,234", 1234, 1234),
    ("They need 25\u00a0000 blankets.", "25\u00a0000", 25000, 25000),
    ("They need 25 000 blankets.", "25 000", 25000, 25000),
    ("It reached 1,00,000 homes.", "1,00,000", 100_000, 100_000),
    ("Some two hundred and six boats sank.", "Some two hundred and six", 206, 206),
    ("Twenty-three goats escaped.", "Twenty-three", 23, 23),
    ("twenty - three goats escaped", "twenty - three", 23, 23),
    ("A hundred villagers left.", "A hundred", 100, 100),
    ("one thousand two hundred and thirty-four lamps", "one thousand two hundred and thirty-four", 1234, 1234),
    ("half a million voters", "half a million", 500_000, 500_000),
    ("a quarter of a million voters", "a quarter of a million", 250_000, 250_000),
    ("half a dozen trucks", "half a dozen", 6, 6),
    ("two and a half million trees", "two and a half million", 2.5e6, 2.5e6),
    ("2.5m people watched", "2.5m", 2.5e6, 2.5e6),
    ("1.2bn people watched", "1.2bn", 1.2e9, 1.2e9),
    ("about 500k users", "about 500k", 500_000, 500_000),
    ("At least five climbers died.", "At least five", 5, None),
    ("more than 200 climbers", "more than 200", 200, None),
    ("no fewer than 40 climbers", "no fewer than 40", 40, None),
    ("up to 30 climbers", "up to 30", 0, 30),
    ("fewer than 10 climbers", "fewer than 10", 0, 10),
    ("as many as 90 climbers", "as many as 90", 0, 90),
    ("between 5,000 and 6,000 climbers", "between 5,000 and 6,000", 5000, 6000),
    ("between 5 and 6 million climbers", "between 5 and 6 million", 5e6, 6e6),
    ("50 to 60 climbers", "50 to 60", 50, 60),
    ("5-6 people waited", "5-6", 5, 6),
    ("They scored two or three goals.", "two or three", 2, 3),
    ("a study of 1709 schoolchildren", "1709", 1709, 1709),
    ("It killed two and wounded one.", "two", 2, 2),
    ("three or four lorries", "three or four", 3, 4),
    ("at least 50 to 60 lorries", "at least 50 to 60", 50, None),
    ("200 or more lorries", "200 or more", 200, None),
    ("20 or so lorries", "20 or so", 20, 20),
    ("200-plus lorries", "200-plus", 200, None),
    ("nearly 100 lorries", "nearly 100", 90, 100),
    ("almost three dozen lorries", "almost three dozen", 32.4, 36),
    ("dozens of lorries", "dozens", 24, 99),
    ("scores of lorries", "scores", 40, 99),
    ("hundreds of lorries", "hundreds", 200, 999),
    ("tens of thousands of lorries", "tens of thousands", 20_000, 99_999),
    ("hundreds of thousands fled", "hundreds of thousands", 200_000, 999_999),
    ("several lorries", "several", 3, 9),
    ("several hundred lorries", "several hundred", 300, 999),
    ("a few lorries", "a few", 3, 9),
    ("a handful of lorries", "a handful of", 3, 9),
    ("a couple of lorries", "a couple of", 2, 3),
    ("No one was hurt in the crash.", "No one", 0, 0),
    ("Nobody was injured.", "Nobody", 0, 0),
    ("None of the crew was hurt.", "None", 0, 0),
    ("There were no casualties.", "no", 0, 0),
    ("There were no immediate reports of injuries.", "no", 0, 0),
    ("The blast killed one and wounded a guard.", "one", 1, 1),
    ("One of the bridges fell.", "One", 1, 1),
    ("a 300-student school", "300", 300, 300),
    ("Police found 12 AK-47s.", "12", 12, 12),
    ("They won three out of four seats there.", "three", 3, 3),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), COUNTS)
def test_counts(text: str, words: str, low: float, high: float | None) -> None:
    assert shown(text, find_quantities(text)[0]) == (words, pytest.approx(low), high, "count", None)


MEASURES = [
    ("a magnitude 6.1 quake", "magnitude 6.1", 6.1, "measure", "magnitude"),
    ("a 7.6-magnitude quake", "7.6-magnitude", 7.6, "measure", "magnitude"),
    ("a 7.6 - magnitude quake", "7.6 - magnitude", 7.6, "measure", "magnitude"),
    ("a quake of 7.6 magnitude", "7.6 magnitude", 7.6, "measure", "magnitude"),
    ("measuring 7.6 on the Richter scale", "7.6 on the Richter scale", 7.6, "measure", "magnitude"),
    ("an M6.1 quake", "M6.1", 6.1, "measure", "magnitude"),
    ("a 4.6 earthquake", "4.6", 4.6, "measure", "magnitude"),
    ("135 km away", "135 km", 135, "measure", "kilometre"),
    ("24km away", "24km", 24, "measure", "kilometre"),
    ("some 13 nautical miles off", "some 13 nautical miles", 13, "measure", "nautical mile"),
    ("a 10 - metre boat", "10 - metre", 10, "measure", "metre"),
    ("a wave 5m high", "5m", 5, "measure", "metre"),
    ("a fall of 60m from a ridge", "60m", 60, "measure", "metre"),
    ("the 6ft 2in man", "6ft 2in", 6.16666666667, "measure", "foot"),
    ("5 feet 8 inches tall", "5 feet 8 inches", 5.66666666667, "measure", "foot"),
    ("three-quarters of a mile", "three-quarters of a mile", 0.75, "measure", "mile"),
    ("a half-hour talk", "half-hour", 0.5, "measure", "hour"),
    ("two-and-a-half years", "two-and-a-half years", 2.5, "measure", "year"),
    ("two hours and 15 minutes", "two hours and 15 minutes", 2.25, "measure", "hour"),
    ("a 90-minute talk", "90-minute", 90, "measure", "minute"),
    ("three more days", "three more days", 3, "measure", "day"),
    ("winds of 120 km/h", "120 km/h", 120, "measure", "kilometre per hour"),
    ("winds of 75 miles per hour", "75 miles per hour", 75, "measure", "mile per hour"),
    ("a 6,900-tonne ship", "6,900-tonne", 6900, "measure", "tonne"),
    ("minus 5 degrees Celsius", "minus 5 degrees Celsius", -5, "measure", "celsius"),
    ("a low of -12°C", "-12°C", -12, "measure", "celsius"),
    ("40 square kilometres burned", "40 square kilometres", 40, "measure", "square kilometre"),
    ("a 300 MW plant", "300 MW", 300, "measure", "megawatt"),
    ("weighing 130 pounds", "130 pounds", 130, "measure", "pound"),
    ("7.6 per cent", "7.6 per cent", 7.6, "percent", "percent"),
    ("44% of it", "44%", 44, "percent", "percent"),
    ("3 percentage points", "3 percentage points", 3, "measure", "percentage point"),
    ("two-thirds of the town", "two-thirds", 2 / 3, "fraction", "fraction"),
    ("a third of the town", "a third", 1 / 3, "fraction", "fraction"),
    ("half of the town", "half", 0.5, "fraction", "fraction"),
    ("one in five shops", "One in five", 0.2, "fraction", "fraction"),
    ("nine out of ten shops", "nine out of ten", 0.9, "fraction", "fraction"),
    ("$2.6 million", "$2.6 million", 2.6e6, "money", "USD"),
    ("$ 2.6 million", "$ 2.6 million", 2.6e6, "money", "USD"),
    ("US$1.4bn", "US$1.4bn", 1.4e9, "money", "USD"),
    ("A$5m", "A$5m", 5e6, "money", "AUD"),
    ("C$300", "C$300", 300, "money", "CAD"),
    ("£170million", "£170million", 1.7e8, "money", "GBP"),
    ("€3bn", "€3bn", 3e9, "money", "EUR"),
    ("a two - million - euro raid", "two - million - euro", 2e6, "money", "EUR"),
    ("two million euros", "two million euros", 2e6, "money", "EUR"),
    ("2.6 million dollars", "2.6 million dollars", 2.6e6, "money", "USD"),
    ("Rs 500 crore", "Rs 500 crore", 5e9, "money", "INR"),
    ("5 lakh rupees", "5 lakh rupees", 5e5, "money", "INR"),
    ("R26 million", "R26 million", 2.6e7, "money", "ZAR"),
    ("40 million yuan", "40 million yuan", 4e7, "money", "CNY"),
    ("900 Sudanese pounds", "900 Sudanese pounds", 900, "money", "SDG"),
    ("SDG 900", "SDG 900", 900, "money", "SDG"),
    ("50 cents", "50 cents", 0.5, "money", "USD"),
    ("a fine of 500 pounds was paid, costing 20 pounds", "500 pounds", 500, "money", "GBP"),
    ("a 10-year-old girl", "10-year-old", 10, "age", "year of age"),
    ("a 13 - year - old girl", "13 - year - old", 13, "age", "year of age"),
    ("a 61 year old man", "61 year old", 61, "age", "year of age"),
    ("a man aged 24", "aged 24", 24, "age", "year of age"),
    ("at the age of 91", "age of 91", 91, "age", "year of age"),
    ("He is 35 years old", "35 years old", 35, "age", "year of age"),
    ("an 18-month-old boy", "18-month-old", 18, "age", "month of age"),
    ("Maria Lund, 43, said", "43", 43, "age", "year of age"),
    ("Maria Lund, 43.", "43", 43, "age", "year of age"),
    ("Maria Lund, 43, a teacher", "43", 43, "age", "year of age"),
    ("Eva Montalvo, 19, a teacher", "19", 19, "age", "year of age"),
    ("when she was six.", "six", 6, "age", "year of age"),
    ("a 2000-year-old custom", "2000-year", 2000, "measure", "year"),
    ("NZ $26 million", "NZ $26 million", 2.6e7, "money", "NZD"),
    ("She was 13.", "13", 13, "age", "year of age"),
    ("the fourth victim", "fourth", 4, "ordinal", None),
    ("the 3rd attack", "3rd", 3, "ordinal", None),
    ("a second man", "second", 2, "ordinal", None),
]


@pytest.mark.parametrize(("text", "words", "value", "kind", "unit"), MEASURES)
def test_units(text: str, words: str, value: float, kind: str, unit: str | None) -> None:
    first = find_quantities(text)[0]
    assert text[first.start : first.end].lower() == words.lower()
    assert first.amount.low == pytest.approx(value)
    assert (first.kind, first.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a man in his 30s", 30, 39),
        ("a woman in her late 40s", 46, 49),
        ("a man in his early twenties", 20, 24),
        ("boys aged between 9 and 13", 9, 13),
        ("people aged 18 to 24", 18, 24),
        ("a man in his mid-20s", 23, 27),
        ("18-24-year-olds", 18, 24),
    ],
)
def test_ranges_of_age(text: str, low: float, high: float) -> None:
    assert [(q.kind, q.amount.low, q.amount.high) for q in find_quantities(text)] == [("age", low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "He left on January 7.",
        "on 7 January 2020",
        "on Jan. 4 and 5",
        "Jan . 4",
        "on January 7th",
        "in 2003",
        "the 2003 invasion",
        "the 2008-09 season",
        "since the 1990s",
        "the '90s",
        "in nineteen seventy-four",
        "the 19th century",
        "at 7:48 a.m.",
        "at 7:48 a . m .",
        "at 11 am",
        "at 1100 hours",
        "at 2248 GMT",
        "from 9 to 11 p.m.",
        "at seven o'clock",
        "on 7/1/2020",
        "on 2020-01-07",
        "the 9/11 attacks",
        "open 24/7",
        "an AK-47 rifle",
        "an AK - 47 rifle",
        "an AK 47 rifle",
        "an F-14 jet",
        "a Su-35 jet",
        "after COVID-19",
        "aboard Flight 370",
        "a Boeing 747",
        "a Boeing 737-800",
        "on Highway 101",
        "the No. 2 official",
        "on Route 66",
        "near Building 7",
        "an RPG-7",
        "under Article 51",
        "under Articles 51 and 52.",
        "Resolution 1701",
        "Section 12 of the act",
        "see page 4",
        "Interstate 5",
        "the G7",
        "the Group of Seven",
        "Air Force One",
        "They lost 3-1.",
        "The vote was 52-48.",
        "a 5 to 4 ruling",
        "Call 555-123-4567.",
        "Call 0800 555111.",
        "Call +44 20 7946 0018.",
        "See https://example.org/2020/01/07/a-50-b.",
        "one of the most feared men",
        "one of the world's busiest ports",
        "on the one hand",
        "this one",
        "a good one",
        "over the current one.",
        "a 1 - 0 win for the hosts",
        "with Explorer 9 (E9)",
        "the one that fell",
        "they met one another",
        "back to square one",
        "no one knows why",
        "no casualty figures",
        "there is no doubt",
        "second to none",
        "the first lady",
        "he first spoke",
        "in the second half",
        "third-degree burns",
        "a 12200 block of Elm Street",
        "at 40 West 5th Avenue",
        "a .38-caliber revolver",
        "a 4x4 truck",
        "his half-brother",
        "dialled 911",
        "test scores rose",
        "windows were few",
        "a three-way race",
        "(2006)",
        "the x86 chip",
        "the 76ers",
        "chapter three",
        "a multi-million deal",
    ],
)
def test_not_quantities(text: str) -> None:
    assert [shown(text, q) for q in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "extra", "rate", "hedge"),
    [
        ("another 20 people", True, None, None),
        ("an additional 12 people", True, None, None),
        ("20 others", True, None, None),
        ("20 more people", True, None, None),
        ("at least another 20 people", True, None, "at least"),
        ("20 people", False, None, None),
        ("50 a day", False, "day", None),
        ("about $10 a barrel", False, "barrel", "about"),
        ("3,000 barrels per day", False, "day", None),
        ("5% annually", False, "year", None),
        ("one person", False, None, None),
        ("1,118 a day earlier", False, None, None),
        ("more than 20 people", False, None, "more than"),
        ("20 or more people", False, None, "or more"),
        ("20 more than before", False, None, None),
    ],
)
def test_extra_rate_and_hedge(text: str, extra: bool, rate: str | None, hedge: str | None) -> None:
    first = find_quantities(text)[0]
    assert (first.extra, first.rate, first.hedge) == (extra, rate, hedge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 Danes and 11 Swedes", ["12", "11"]),
        ("two sisters, 8 and 10, hid", ["two", "8", "10"]),
        ("8- and 10-year-old sisters", ["8", "10-year-old"]),
        ("an 8-by-12 foot cell", ["8", "12 foot"]),
        ("quakes measuring 7.6 and 7.4", ["7.6", "7.4"]),
        ("about 50 km (30 miles)", ["about 50 km", "30 miles"]),
        ("2m euros (£1.7m; $2.6m)", ["2m euros", "£1.7m", "$2.6m"]),
        ("It rose by two to 13.", ["two", "13"]),
        ("from 5 to 10 per cent", ["5", "10 per cent"]),
        ("7 of the 20 who sailed in 1998", ["7", "20"]),
        ("On 3 May 12 boats left.", ["12"]),
    ],
)
def test_several_in_one_sentence(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quantities(text)] == expected


@pytest.mark.parametrize(("text", "unit"), [("8- and 10-year-old boys", "year of age"), ("from 5 to 10 per cent", "percent")])
def test_a_unit_is_lent_to_the_number_before(text: str, unit: str) -> None:
    assert [q.unit for q in find_quantities(text)] == [unit, unit]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("over two days they sang", 2, 2),
        ("it lasted over two days", 2, None),
        ("within 10 km", 0, 10),
        ("over 200 boats", 200, None),
    ],
)
def test_over_time_is_a_span(text: str, low: float, high: float | None) -> None:
    first = find_quantities(text)[0]
    assert (first.amount.low, first.amount.high) == (low, high)


def test_si_and_dimension() -> None:
    first = find_quantities("about 84 miles")[0]
    assert first.dimension == "length"
    assert first.si.low == pytest.approx(135184.896)
    assert first.si.approximate
    assert first.number == (6, 8)


@pytest.mark.parametrize("phrase", sorted(p for p in word_table().hedges if p[0].isalpha()))
def test_every_hedge_of_the_table_is_read(phrase: str) -> None:
    text = f"it lasted {phrase} 7 tents"
    first = find_quantities(text)[0]
    assert text[first.start : first.end].endswith("7")
    if phrase not in {"within", "inside", "near", "beyond"}:
        assert text[first.start :].startswith(phrase)


@pytest.mark.parametrize("word", sorted(word_table().cardinals.keys() - {"one", "zero"}))
def test_every_cardinal_of_the_table_is_read(word: str) -> None:
    assert find_quantities(f"they saw {word} tents")[0].amount == exactly(word_table().cardinals[word])


@given(st.text(alphabet="ab1250 .,-$€%/'()\nNoneThreDoz"))
def test_any_text_gives_ordered_quantities_inside_it(text: str) -> None:
    last = 0
    for quantity in find_quantities(text):
        assert last <= quantity.start <= quantity.number[0] < quantity.number[1] <= quantity.end <= len(text)
        last = quantity.end


@given(
    st.lists(
        st.sampled_from(
            [
                "at least",
                "two",
                "-",
                "3",
                "million",
                "km",
                "and",
                "to",
                "half",
                "a",
                "dozen",
                "one",
                "in",
                "$",
                "5.2m",
                "year",
                "old",
                ",",
                "no one",
                "hurt",
                "between",
                "aged",
                "%",
                "of",
                "more",
            ]
        )
    )
)
def test_any_words_give_ordered_quantities(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for quantity in find_quantities(text):
        assert last <= quantity.start <= quantity.number[0] < quantity.number[1] <= quantity.end <= len(text)
        last = quantity.end


@given(st.text())
def test_plain_keeps_offsets(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.integers(min_value=0, max_value=99_999_999))
def test_digits_with_commas_are_read_back(value: int) -> None:
    text = f"They counted {value:,} stones."
    found = [q.amount.low for q in find_quantities(text)]
    assert found == [float(value)] or 1000 <= value < 2100 or value == 0
