from __future__ import annotations

import pytest

from packetcheck.readers.xlsx_numbers import is_invisible, shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("42", "General", "42"),
        ("0.1", "General", "0.1"),
        ("1234567.891", "General", "1234567.891"),
        ("0.385", "0%", "39%"),
        ("0.385", "0.0%", "38.5%"),
        ("1234567", "#,##0", "1,234,567"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("-5", "#,##0;(#,##0)", "(5)"),
        ("-5", "0.0", "-5.0"),
        ("0", '0;-0;"none"', "none"),
        ("1200000", '"$"#,##0.0,,"M"', "$1.2M"),
        ("9.5", "[$€-407]0.00", "€9.50"),
        ("12", "0 \\h", "12 h"),
        ("2.5", "[Red]0.##", "2.5"),
        ("12000", "0.00E+00", "1.20E+4"),
        ("0.5", "# ?/?", "0.5"),
        ("7", "@", "7"),
        ("45413", "yyyy-mm-dd", "2024-05-01"),
        ("45413", "mmmm yyyy", "May 2024"),
        ("45413", "d/m/yy", "1/5/24"),
        ("45413", "dddd", "Wednesday"),
        ("45413.5625", "dd.mm.yyyy hh:mm", "01.05.2024 13:30"),
        ("45413.5625", "h:mm AM/PM", "1:30 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("-3", "yyyy-mm-dd", "-3"),
        ("no number", "0.00", "no number"),
        ("1e999", "0", "1e999"),
        ("NaN", "0", "NaN"),
    ],
)
def test_a_number_is_shown_as_in_its_cell(value: str, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_workbooks_of_old_macs_count_from_1904() -> None:
    assert shown("0", "yyyy-mm-dd", since_1904=True) == "1904-01-01"


def test_a_code_of_blank_sections_shows_nothing() -> None:
    assert is_invisible(";;;")
    assert not is_invisible("0;-0;;@")
