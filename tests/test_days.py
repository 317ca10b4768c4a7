"""Dates and clock times: found, resolved, compared."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.days import (
    Clock,
    Day,
    could_be_time_zone,
    find_clocks,
    find_days,
    numeric_date_readings,
    parse_stamp,
    partial,
    resolve,
    same_without_year,
    zone_offset,
)

WEDNESDAY = date(2020, 1, 8)
FOCUS = Day(date(2019, 5, 5), date(2019, 5, 5), "day")


def resolved(text, anchor=WEDNESDAY, tense=None, focus=None):
    """The only date of a text as "start/end granularity part"."""
    (found,) = find_days(text)
    day = resolve(found.when, anchor, tense, focus)
    if day is None:
        return None
    interval = day.start.isoformat() + ("" if day.end == day.start else f"/{day.end.isoformat()}")
    return " ".join(filter(None, (interval, day.granularity, day.part)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on Jan. 8 off Malta.", ["Jan. 8"]),
        ("It sank on January 8, 2020.", ["January 8, 2020"]),
        ("on 8 January 2020 and Oct. 10,2002", ["8 January 2020", "Oct. 10,2002"]),
        ("January 7th or the 7th of January", ["January 7th", "the 7th of January"]),
        ("by November-end or in early December", ["November-end", "early December"]),
        ("from mid-March until late last month", ["mid-March", "late last month"]),
        ("late Tuesday, then Wednesday night", ["late Tuesday", "Wednesday night"]),
        ("early on Sunday, on Saturday afternoon", ["early on Sunday", "Saturday afternoon"]),
        ("earlier today and last night", ["earlier today", "last night"]),
        ("this morning and overnight", ["this morning", "overnight"]),
        ("over the weekend, earlier this week", ["the weekend", "earlier this week"]),
        (
            "earlier this month, two weeks ago, a fortnight ago",
            ["earlier this month", "two weeks ago", "a fortnight ago"],
        ),
        ("three days earlier, the previous day", ["three days earlier", "the previous day"]),
        ("a day after the vote", ["a day after"]),
        ("on New Year's Eve and Christmas Day", ["New Year's Eve", "Christmas Day"]),
        ("on Boxing Day and Thanksgiving", ["Boxing Day", "Thanksgiving"]),
        ("in 2004, in the 1990s, in 2008-09", ["2004", "the 1990s", "2008-09"]),
        ("after Sunday's quakes", ["Sunday"]),
        ("on Monday, January 6, and on Thursday (Dec 11)", ["Monday, January 6", "Thursday", "Dec 11"]),
        ("2011-11-10 or 11/10/2011", ["2011-11-10", "11/10/2011"]),
        ("LIMA, Nov 10 (Reuters) - Rain fell.", ["Nov 10"]),
        ("On Dec . 11 at 9 : 30 a . m . it rained", ["Dec . 11"]),
        ("since mid - September", ["mid - September"]),
        ("January 4-6 and from 12 to 15 May", ["January 4-6", "12 to 15 May"]),
        ("between Monday and Wednesday", ["Monday and Wednesday"]),
        ("from 1996 to 2000", ["1996 to 2000"]),
        ("two days after Christmas", ["two days after Christmas"]),
        ("the early hours of Sunday", ["the early hours of Sunday"]),
        ("It ended in July.", ["July"]),
        ("in the last week of August, the last days of the war", ["August"]),
        ("in December last year, in the summer of 2003", ["December last year", "the summer of 2003"]),
        (
            "the second half of 2012, the first quarter of 2009",
            ["the second half of 2012", "the first quarter of 2009"],
        ),
        ("2013,10:34 on April 24,2013,10:34 AM", ["2013", "April 24,2013"]),
    ],
)
def test_finds(text, expected):
    assert [found.when.text for found in find_days(text)] == expected
    assert all(text[found.start : found.end] == found.when.text for found in find_days(text))


@pytest.mark.parametrize(
    "text",
    [
        "You may leave. May he rest in peace.",
        "They march on. March on the palace!",
        "The Sun newspaper said so.",
        "The second came first. Second, the roof fell.",
        "He left before Friday prayers ended.",
        "Shops opened early for Black Friday, said the Sunday Times.",
        "He sat down. The mon was wed.",
        "Call 1 800 555 now about the Boeing 2000.",
        "Some 2,000 people and 1500 metres in 45 minutes.",
        "2000 people fled 1100 troops.",
        "It cost $1999 after 9/11.",
        "Mrs May spoke.",
        "He joined the 26 July Movement.",
        "An office Christmas party.",
        "It fell at 1930 GMT.",
    ],
)
def test_not_dates(text):
    assert find_days(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday", "2020-01-07 day"),
        ("Wednesday", "2020-01-08 day"),
        ("last Wednesday", "2020-01-01 day"),
        ("next Wednesday", "2020-01-15 day"),
        ("late Tuesday", "2020-01-07 part late"),
        ("Sunday night", "2020-01-05 part night"),
        ("Monday of last week", "2019-12-30 day"),
        ("Dec. 27", "2019-12-27 day"),
        ("January 13", "2020-01-13 day"),
        ("Monday, January 6", "2020-01-06 day"),
        ("8 January 2019", "2019-01-08 day"),
        ("in April", "2019-04-01/2019-04-30 month"),
        ("early December", "2019-12-01/2019-12-10 month"),
        ("mid-November", "2019-11-11/2019-11-20 month"),
        ("November-end", "2019-11-21/2019-11-30 month"),
        ("late last month", "2019-12-21/2019-12-31 month"),
        ("December last year", "2019-12-01/2019-12-31 month"),
        ("yesterday", "2020-01-07 day"),
        ("the day before yesterday", "2020-01-06 day"),
        ("last night", "2020-01-07 part night"),
        ("tonight", "2020-01-08 part night"),
        ("overnight", "2020-01-07/2020-01-08 part overnight"),
        ("this week", "2020-01-06/2020-01-12 week"),
        ("earlier this week", "2020-01-06/2020-01-08 week"),
        ("last week", "2019-12-30/2020-01-05 week"),
        ("over the weekend", "2020-01-04/2020-01-05 weekend"),
        ("last year", "2019-01-01/2019-12-31 year"),
        ("late 2004", "2004-09-01/2004-12-31 year"),
        ("the late 1990s", "1997-01-01/1999-12-31 decade"),
        ("the 20th century", "1901-01-01/2000-12-31 century"),
        ("three days ago", "2020-01-05 day"),
        ("a fortnight ago", "2019-12-22/2019-12-28 week"),
        ("three months ago", "2019-10-01/2019-10-31 month"),
        ("half a century ago", "1970-01-01/1979-12-31 decade"),
        ("the past two weeks", "2019-12-25/2020-01-08 week"),
        ("Christmas Eve", "2019-12-24 day"),
        ("Thanksgiving", "2019-11-28 day"),
        ("Easter Sunday, 2019", "2019-04-21 day"),
        ("two days after Christmas", "2019-12-27 day"),
        ("winter of 2008", "2008-12-01/2009-02-28 season"),
        ("the first quarter of 2009", "2009-01-01/2009-03-31 quarter"),
        ("2008-09", "2008-01-01/2009-12-31 year"),
        ("Jan. 4-6", "2020-01-04/2020-01-06 day"),
        ("between Monday and Wednesday", "2020-01-06/2020-01-08 day"),
        ("Friday to Monday", "2020-01-03/2020-01-06 day"),
        ("March to May 2004", "2004-03-01/2004-05-31 month"),
        ("December 30 to January 2, 2019", "2018-12-30/2019-01-02 day"),
        ("25/1/2020", "2020-01-25 day"),
        ("1/8/2020", None),
        ("every Sunday", None),
        ("on Sundays", None),
        ("the next day", None),
        ("weeks after", None),
    ],
)
def test_resolves(text, expected):
    assert resolved(text) == expected


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("Friday", "future", "2020-01-10 day"),
        ("Friday", "past", "2020-01-03 day"),
        ("May 3", "past", "2019-05-03 day"),
        ("May 3", "future", "2020-05-03 day"),
        ("August 20", "future", "2020-08-20 day"),
        ("in April", "future", "2020-04-01/2020-04-30 month"),
        ("the weekend", "future", "2020-01-11/2020-01-12 weekend"),
    ],
)
def test_tense(text, tense, expected):
    assert resolved(text, tense=tense) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the next day", "2019-05-06 day"),
        ("two days later", "2019-05-07 day"),
        ("the following morning", "2019-05-06 part morning"),
        ("the previous day", "2019-05-04 day"),
        ("the night before", "2019-05-04 part night"),
        ("later that day", "2019-05-05 day"),
        ("the same month", "2019-05-01/2019-05-31 month"),
        ("the following Tuesday", "2019-05-07 day"),
        ("hours after", "2019-05-05/2019-05-06 hour"),
    ],
)
def test_counts_from_the_date_last_mentioned(text, expected):
    assert resolved(text, focus=FOCUS) == expected


def test_without_the_articles_day():
    assert resolved("January 6, 2020", anchor=None) == "2020-01-06 day"
    assert resolved("in 2004", anchor=None) == "2004-01-01/2004-12-31 year"
    assert resolved("Tuesday", anchor=None) is None
    assert resolved("January 6", anchor=None) is None


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("since 1998", "since"),
        ("until Friday", "until"),
        ("by Tuesday", "by"),
        ("before January 6", "before"),
        ("after Sunday", "after"),
        ("after Sunday's vote", None),
        ("on Sunday", None),
    ],
)
def test_bound(text, bound):
    assert find_days(text)[0].when.bound == bound


def test_approximate():
    assert find_days("around Jan. 3")[0].when.approximate
    assert not find_days("on Jan. 3")[0].when.approximate


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Tuesday", "on Tuesday night", True),
        ("Tuesday", "Monday", False),
        ("January 6", "Jan. 6, 2020", True),
        ("January 6", "Jan. 7", False),
        ("January 6", "Monday", None),
        ("January", "Jan. 7", None),
        ("yesterday", "Monday", None),
        ("Jan. 6, 2019", "Jan. 6, 2020", False),
    ],
)
def test_same_without_year(one, other, expected):
    assert same_without_year(find_days(f"on {one}")[0].when, find_days(f"on {other}")[0].when) is expected


def test_partial_says_what_the_words_say():
    known = partial(find_days("Monday, January 6")[0].when)
    assert known is not None
    assert (known.month, known.day, known.weekday) == (1, 6, 0)
    assert partial(find_days("three days ago")[0].when) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("late Tuesday", "Wednesday", True),
        ("Wednesday", "Tuesday", True),
        ("Tuesday morning", "Wednesday evening", False),
        ("late Tuesday", "early on Wednesday", True),
        ("Monday", "Wednesday", False),
        ("Tuesday", "on Tuesday", False),
    ],
)
def test_time_zones(one, other, expected):
    days = [resolve(find_days(text)[0].when, WEDNESDAY) for text in (one, other)]
    assert could_be_time_zone(*days) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 7:48 a.m. on Sunday", ["07:48"]),
        ("at 0430 GMT", ["04:30 GMT"]),
        ("at 10.45am", ["10:45"]),
        ("at 2248 GMT Tuesday", ["22:48 GMT"]),
        ("at 9 o'clock", ["09:00"]),
        ("at half past nine", ["09:30"]),
        ("at nine o'clock at night", ["21:00"]),
        ("about 1100 hrs IST", ["about 11:00 IST"]),
        ("around 11 a.m. local time", ["about 11:00 local time"]),
        ("between 3 and 4 p.m.", ["15:00-16:00"]),
        ("at 2 and 4 p.m.", ["16:00"]),
        ("from 11:00 a.m. to 1 p.m.", ["11:00-13:00"]),
        ("at 9 : 30 a . m . and at 10 : 45 GMT", ["09:30", "10:45 GMT"]),
        ("shortly after midnight, at noon", ["about 00:00", "12:00"]),
        ("before dawn", ["00:00-06:00"]),
        ("at 12:30 a.m.", ["00:30"]),
        ("at 12:30 p.m.", ["12:30"]),
        ("at 5 pm Tehran time", ["17:00 Tehran"]),
        ("at 10:00 UTC+05:30", ["10:00 UTC+05:30"]),
        ("They won 3:15 on 10.45 points in 90 minutes.", []),
        ("on Sunday morning", []),
        ("Detective Dawn Miller said", []),
        ("3 local officers", []),
    ],
)
def test_finds_clocks(text, expected):
    assert [found.clock.display() for found in find_clocks(text)] == expected


def test_clock_offsets():
    (found,) = find_clocks("at 9:14 p.m. ET")
    assert found.clock.offset is None
    assert found.clock.to_utc(date(2020, 1, 7)) == (date(2020, 1, 8), 134)
    assert found.clock.to_utc(date(2020, 7, 7)) == (date(2020, 7, 8), 74)
    assert find_clocks("at 11am IST")[0].clock.offset is None


def test_clocks_compare():
    local, utc = Clock(1290, 1290, 330, "IST"), Clock(960, 960, 0, "GMT")
    assert local.same(utc)
    assert local.minutes_apart(utc) == 0
    assert local.minutes_apart(Clock(960, 960)) is None
    assert Clock(570, 570, twelve_hour=True).same(Clock(1290, 1290))
    assert Clock(660, 660, approximate=True).compatible(Clock(668, 668))
    assert not Clock(660, 660).compatible(Clock(680, 680))
    assert Clock(1435, 1435, approximate=True).compatible(Clock(5, 5))
    assert local.as_json() == {"start": "21:30", "end": "21:30", "offset": "+05:30"}


def test_clocks_and_days_share_no_words():
    text = "The ship left at 2248 GMT Tuesday, early in the morning, on 7 January at 10:45 a.m. in the early hours."
    days = [(d.start, d.end) for d in find_days(text)]
    clocks = [(c.start, c.end) for c in find_clocks(text)]
    assert len(days) == 3
    assert clocks
    assert not any(a < d and c < b for a, b in days for c, d in clocks)


@pytest.mark.parametrize(
    ("place", "day", "offset"),
    [
        ("Baghdad", WEDNESDAY, 180),
        ("Washington", WEDNESDAY, -300),
        ("Washington", date(2020, 7, 8), -240),
        ("Iran", WEDNESDAY, 210),
        ("the United Kingdom", date(2020, 7, 8), 60),
        ("United States", WEDNESDAY, None),
        ("Atlantis", WEDNESDAY, None),
    ],
)
def test_zone_offset(place, day, offset):
    assert zone_offset(place, day) == offset


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("PUBLISHED: 10:45 GMT, 7 January 2020 | UPDATED: 11:47 GMT, 7 January 2020", None, (date(2020, 1, 7), 645, 0)),
        ("2020-01-07T10:45:00Z", None, (date(2020, 1, 7), 645, 0)),
        ("2020-01-07 10:45:00+03:30", None, (date(2020, 1, 7), 645, 210)),
        ("Published 9:14 p.m. ET Jan. 7, 2020", None, (date(2020, 1, 7), 1274, -300)),
        ("Tue, 07 Jan 2020 10:45:00 +0000", None, (date(2020, 1, 7), 645, 0)),
        ("Tuesday 7 January 2020", None, (date(2020, 1, 7), None, None)),
        ("1/8/2020", None, None),
        ("1/8/2020", True, (date(2020, 8, 1), None, None)),
        ("1/8/2020", False, (date(2020, 1, 8), None, None)),
        ("25/1/2020 10:45", None, (date(2020, 1, 25), 645, None)),
        ("7-Jan-2020", None, (date(2020, 1, 7), None, None)),
        ("20200107", None, (date(2020, 1, 7), None, None)),
        ("7 janvier 2020", None, (date(2020, 1, 7), None, None)),
        ("2 hours ago", None, None),
        ("Yesterday", None, None),
        ("", None, None),
    ],
)
def test_parse_stamp(text, day_first, expected):
    assert parse_stamp(text, day_first) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/8/2020", [date(2020, 8, 1), date(2020, 1, 8)]),
        ("25/1/20", [date(2020, 1, 25)]),
        ("5/5/2011", [date(2011, 5, 5)]),
        ("2011-11-10", [date(2011, 11, 10)]),
        ("31/31/2011", []),
        ("none", []),
    ],
)
def test_numeric_date_readings(text, expected):
    assert numeric_date_readings(text) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (Day(date(2020, 1, 6), date(2020, 1, 6), "day"), "6 January 2020"),
        (Day(date(2009, 1, 4), date(2009, 1, 6), "day"), "4-6 January 2009"),
        (Day(date(2009, 1, 30), date(2009, 2, 2), "day"), "30 January - 2 February 2009"),
        (Day(date(2009, 2, 1), date(2009, 2, 28), "month"), "February 2009"),
        (Day(date(2004, 1, 1), date(2004, 12, 31), "year"), "2004"),
        (Day(date(2020, 1, 6), date(2020, 1, 6), "part", "late"), "6 January 2020, late"),
    ],
)
def test_display(day, expected):
    assert day.display() == expected


def test_days_compare():
    month = Day(date(2020, 1, 1), date(2020, 1, 31), "month")
    sixth = Day(date(2020, 1, 6), date(2020, 1, 6), "day")
    assert month.contains(sixth)
    assert not sixth.contains(month)
    assert sixth.overlaps(month)
    assert sixth.next_to(Day(date(2020, 1, 7), date(2020, 1, 7), "day"))
    assert not sixth.next_to(month)
    assert not Day(date(2020, 1, 6), date(2020, 1, 6), "part", "morning").same(
        Day(date(2020, 1, 6), date(2020, 1, 6), "part", "night")
    )


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PHRASES = ["last week", "the weekend", "early December", "a few days ago", "several years ago", "the late 1990s",
           "next month",
           "two weeks from now", "Feb. 29", "Easter Monday", "the next three months", "last summer", "mid-2004",
           "January 30 to February 2", "hours ago", "the end of the year",
           "Thanksgiving", "the 21st century"]  # fmt: skip
anchors = st.dates(date(2, 1, 1), date(9998, 12, 31))
tenses = st.sampled_from([None, "past", "future"])


@given(st.sampled_from(PHRASES), anchors, tenses)
def test_intervals_run_forward(phrase, anchor, tense):
    (found,) = find_days(phrase)
    day = resolve(found.when, anchor, tense)
    assert day is None or day.start <= day.end


@given(st.sampled_from(WEEKDAYS), st.sampled_from(["", "last ", "next ", "this ", "late "]), anchors, tenses)
def test_a_weekday_is_that_weekday(weekday, before, anchor, tense):
    (found,) = find_days(f"{before}{weekday}")
    day = resolve(found.when, anchor, tense)
    assert day is not None
    assert day.start.weekday() == WEEKDAYS.index(weekday)
    assert abs(day.start - anchor) <= timedelta(7)


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_json_and_iso_round_trip(day):
    (found,) = find_days(f"on {day.isoformat()}")
    known = resolve(found.when, None)
    assert known is not None
    fields = json.loads(json.dumps(known.as_json()))
    assert fields == {"start": day.isoformat(), "end": day.isoformat(), "granularity": "day"}


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_displayed_day_reads_back(day):
    (found,) = find_days(Day(day, day, "day").display())
    assert resolve(found.when, None) == Day(day, day, "day")


@given(st.text(alphabet=st.sampled_from("0123456789 :./-,aApPmM'TuesdayJan.GMT\n"), max_size=60))
def test_any_text_is_read_without_error(text):
    for found in find_days(text):
        resolve(found.when, WEDNESDAY, focus=FOCUS)
    for clock in find_clocks(text):
        assert 0 <= clock.clock.start <= clock.clock.end < 1440
    parse_stamp(text[:30])
