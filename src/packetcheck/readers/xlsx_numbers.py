"""Numbers and dates of a workbook as Excel shows them, by their format codes."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

GENERAL = "General"
# The codes that a workbook names by number alone; those of a country's own are given in ISO's way.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@",
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<noon>AM/PM|A/P)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?)"
    r"|(?P<number>[0#?][0#?,]*(?:\.[0#?]*)?(?:[eE][+-][0#?]+)?|\.[0#?]+)(?P<scale>,*)"
    r"|(?P<general>General)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LARGEST_SERIAL = 2_958_466
_LONGEST_CODE = 255


def shown(value: str, code: str, *, since_1904: bool = False) -> str:
    """Return a stored number as its cell shows it; what is no number, or odd, as it is stored."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 300 or len(code) > _LONGEST_CODE:
        return value
    section, number = _section(code, number)
    tokens = list(_TOKEN.finditer(section))
    brackets = [token["bracket"] for token in tokens if token["bracket"] is not None]
    if any(part[:1] in "<>=" for part in brackets if part) or "/?" in section:
        return _general(number)
    timed = any(re.fullmatch(r"[hms]+", part, re.IGNORECASE) for part in brackets)
    if timed or any(token["date"] for token in tokens):
        return _date(number, tokens, since_1904=since_1904) or _general(number)
    return _number(number, tokens)


def is_invisible(code: str) -> bool:
    """Tell whether a format shows nothing of any value."""
    return bool(re.fullmatch(r"\s*;;;?\s*", code)) and ";;" in code


def _section(code: str, number: Decimal) -> tuple[str, Decimal]:
    """Return the part of a code that is for numbers of this sign; it shows the sign itself."""
    parts = re.findall(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*(?:;|$)', code)
    parts = [part.removesuffix(";") for part in parts if part] or [GENERAL]
    if number < 0 and len(parts) > 1:
        return parts[1], -number
    if number == 0 and len(parts) > 2:
        return parts[2], number
    return parts[0], number


def _general(number: Decimal) -> str:
    text = f"{float(number):.11g}"
    return f"{float(number):.5E}" if "e" in text else text


def _number(number: Decimal, tokens: list[re.Match[str]]) -> str:
    if any(token["plain"] == "%" for token in tokens):
        number *= 100
    out: list[str] = []
    sign = "-" if number < 0 else ""
    done = False
    for token in tokens:
        pattern = token["number"]
        if pattern and not done:
            scale = (
                len(token["scale"])
                + len(pattern.partition(".")[0])
                - len(pattern.partition(".")[0].rstrip(","))
            )
            text = _digits(abs(number).scaleb(-3 * scale), pattern)
            out.append(sign + text)
            done = True
        elif token["general"] or token["plain"] == "@":
            out.append(_general(number))
            done = True
        else:
            out.append(_literal(token))
    return "".join(out).strip() or _general(number)


def _digits(number: Decimal, pattern: str) -> str:
    if "e" in pattern.casefold():
        return f"{number:.{len(pattern.casefold().partition('e')[0].partition('.')[2])}E}"
    whole, _, part = pattern.partition(".")
    places = len(part)
    try:
        rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except InvalidOperation:
        return _general(number)
    text = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    for mark in reversed(part):
        if mark != "#" or not text.endswith("0"):
            break
        text = text[:-1]
    return text.removesuffix(".")


def _literal(token: re.Match[str]) -> str:
    if token["quoted"] is not None or token["escaped"]:
        return token["quoted"] or token["escaped"] or ""
    if token["bracket"]:
        # `[$€-407]` is a currency; anything else a colour or a language.
        found = re.fullmatch(r"\$([^-]*)(?:-.*)?", token["bracket"])
        return found[1] if found else ""
    return " " if token["space"] else token["plain"] or token["number"] or ""


def _date(number: Decimal, tokens: list[re.Match[str]], *, since_1904: bool) -> str | None:
    """Return a date; None for numbers that are none."""
    if not 0 <= number < _LARGEST_SERIAL:
        return None
    serial = float(number)
    # Excel counts a 29 February 1900 that never was.
    start = dt.datetime(1904, 1, 1) if since_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001
    if not since_1904 and serial < 60:
        start += dt.timedelta(days=1)
    moment = start + dt.timedelta(seconds=round(serial * 86_400))
    noon = any(token["noon"] for token in tokens)
    out: list[str] = []
    clock = False
    for place, token in enumerate(tokens):
        part = (token["date"] or "").casefold()
        bracket = (token["bracket"] or "").casefold()
        if part:
            rest = "".join((t["date"] or "")[:1] for t in tokens[place + 1 :]).casefold()
            minutes = part[0] == "m" and len(part) < 3 and (clock or rest[:1] == "s")
            out.append(f"{moment:%M}" if minutes else _date_part(moment, part, noon=noon))
            clock = part[0] == "h" or (minutes and clock)
        elif bracket and set(bracket) <= set("hms"):
            unit = {"h": 3600, "m": 60, "s": 1}[bracket[0]]
            out.append(str(round(serial * 86_400) // unit))
            clock = bracket[0] == "h"
        else:
            out.append(f"{moment:%p}" if token["noon"] else _literal(token))
    return "".join(out).strip().rstrip(";@")


def _date_part(moment: dt.datetime, part: str, *, noon: bool) -> str:
    kind, width = part[0], len(part.partition(".")[0])
    if kind == "y":
        return f"{moment.year:04}" if width > 2 else f"{moment.year % 100:02}"
    if kind == "m" and width > 2:
        name = _MONTHS[moment.month - 1]
        return name if width == 4 else name[:1] if width == 5 else name[:3]
    if kind == "d" and width > 2:
        name = _DAYS[moment.weekday()]
        return name if width > 3 else name[:3]
    hour = (moment.hour - 1) % 12 + 1 if noon else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[kind]
    return f"{number:02}" if width > 1 else str(number)
