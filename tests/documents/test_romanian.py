"""Romanian as people and programs write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.documents import romanian

DAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    "text",
    ["12.05.2026", "12/05/2026", "12-05-2026", "12.5.2026", "2026-05-12",
     "2026.05.12",
     "2026/05/12", "12 mai 2026",
     "12 MAI 2026", "12-mai-2026", "12. mai. 2026", "12.05.26",
     "12 . 05 . 2026",
     "2026-05-12T10:00:00Z", "May 12, 2026", "12 May 2026", "emisă la 12.05.2026, ora 12:30",
     "12.05.2026 10:22"],
)  # fmt: skip
def test_a_date_is_read_in_every_common_form(text):
    assert romanian.first_date(text)[0] == DAY


@pytest.mark.parametrize(
    "text",
    ["32.05.2026", "12.13.2026", "12.05", "1.2.3.4", "12.05.1926", "12.05.3026", "v1.12.05.2026",
     "12/05-2026", "12 martir 2026", "J40/12/2026", "0712.05.2026", ""],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(text):
    assert romanian.first_date(text) is None


@pytest.mark.parametrize(
    ("name", "month"),
    [("ianuarie", 1), ("februarie", 2), ("martie", 3), ("aprilie", 4), ("iunie", 6), ("iulie", 7),
     ("august", 8), ("septembrie", 9), ("octombrie", 10), ("noiembrie", 11), ("decembrie", 12)],
)  # fmt: skip
def test_the_months_have_their_names(name, month):
    assert romanian.first_date(f"2 {name} 2026")[0] == date(2026, month, 2)
    assert romanian.first_date(f"2 {name[:3]} 2026")[0] == date(2026, month, 2)


def test_without_romanian_around_a_slash_is_not_guessed_at():
    assert romanian.first_date("03/08/2014", slashes=False) is None
    assert romanian.first_date("23/08/2014", slashes=False)[0] == date(2014, 8, 23)
    assert romanian.first_date("08/08/2014", slashes=False)[0] == date(2014, 8, 8)


@given(st.dates(date(1990, 1, 1), date(2026, 12, 31)), st.sampled_from(["%d.%m.%Y", "%Y-%m-%d"]))
def test_a_date_is_read_as_it_was_written(day, form):
    assert romanian.first_date(f"din data de {day.strftime(form)}")[0] == day


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56 lei", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1234,5", "1234.5"),
        ("1 234,56", "1234.56"),
        ("-544.50", "-544.50"),
        ("− 1.067,65 lei", "-1067.65"),
        ("1.234.567", "1234567"),
        ("500 lei", "500"),
        ("12.345.678,90", "12345678.90"),
        ("RON 76,50", "76.50"),
    ],
)
def test_a_sum_is_read_in_every_common_form(text, amount):
    assert romanian.first_amount(text)[0] == Decimal(amount)


@pytest.mark.parametrize("text", ["1.234", "1,234", "lei", "12.05.2026", ""])
def test_what_may_be_two_sums_is_none(text):
    assert romanian.first_amount(text) is None


@pytest.mark.parametrize("text", ["FIȘĂ ȚÂÎ", "FIŞĂ ŢÂÎ", "fisa tai", "Fis\u0326a\u0306 t\u0326ai"])
def test_letters_with_and_without_marks_are_the_same(text):
    assert romanian.folded(text) == "fisa tai"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert romanian.folded(romanian.folded(text)) == romanian.folded(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1900101221144", "CNP"),
        ("fisa_2900101123456.pdf", "fisa_CNP.pdf"),
        ("IMEI 350000000000000", "IMEI 350000000000000"),
        ("5941234567890", "5941234567890"),
        ("0000000000000", "0000000000000"),
    ],
)
def test_a_personal_number_is_put_out(text, shown):
    assert romanian.without_cnp(text) == shown


@pytest.mark.parametrize(
    ("text", "digits"),
    [("RO123456", "123456"), ("ro 123", "123"), ("12", "12"), ("00", None), ("1900101221144", None),
     ("J40/1/2019", None), (None, None), ("GB123", None), ("12a", None)],
)  # fmt: skip
def test_a_cui_is_its_digits(text, digits):
    assert romanian.cui(text) == digits
