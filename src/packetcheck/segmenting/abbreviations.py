"""Words after which a full stop ends no sentence, and words that begin one."""

from __future__ import annotations

# Abbreviations that spaCy splits but that seldom end a sentence.
ABBREVIATIONS = {
    "approx", "avg", "cf", "co", "corp", "dept", "eng", "esp", "est", "etc", "feat", "fig", "inc",
    "incl", "ltd", "max", "mgmt", "mgr", "min", "misc", "mo", "no", "nr", "orig", "p",
    "pp", "prev", "resp", "sr", "vs", "vol", "yr",
}  # fmt: skip
# Abbreviations that only stand before a number.
BEFORE_NUMBERS = {
    "app", "ca", "ch", "eq", "ex", "fig", "no", "nos", "nr", "p", "para", "pp", "pt", "sec",
    "rs", "sect", "ver", "vol",
}  # fmt: skip
# Behind a number they end a sentence as any word does.
UNITS = {
    "bn", "cm", "ft", "gb", "h", "hr", "hrs", "kb", "kg", "km", "kwh", "lb", "lbs", "m", "mb",
    "min", "mins", "mm", "mn", "mo", "mos", "ms", "oz", "pp", "pts", "sec", "secs", "tb", "wk",
    "wks", "yr", "yrs",
}  # fmt: skip
# "P.S. The deck is done."
AFTERTHOUGHTS = {"ps", "pps", "nb", "p.s", "p.p.s", "n.b"}
# Abbreviations after which a capital usually begins a name, not a sentence.
TITLES = {
    "capt", "col", "dr", "gen", "gov", "hon", "lt", "maj", "mr", "mrs", "ms", "mt", "prof", "rep",
    "rev", "sen", "sgt", "st", "ste",
}  # fmt: skip
# Words that open a sentence even after an abbreviation such as `p.m.` or `etc.`.
STARTERS = {
    "a", "after", "also", "although", "and", "as", "at", "because", "but", "each", "everyone",
    "for", "he", "her", "his", "however", "i", "if", "in", "it", "its", "my", "no", "nobody",
    "on", "our", "she", "since", "so", "that", "the", "their", "then", "there", "these", "they",
    "this", "to", "we", "what", "when", "where", "while", "with", "without", "you", "your",
}  # fmt: skip
# With these a sentence begins even where its writer forgot the capital.
SUBJECTS = {
    "he", "i", "it", "nobody", "our", "my", "please", "she", "that", "the", "there", "these",
    "they", "this", "we", "you",
}  # fmt: skip
