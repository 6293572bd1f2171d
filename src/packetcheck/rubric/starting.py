"""The file that `rubric new` writes: small, valid, and commented where it helps."""

from __future__ import annotations

import json

from packetcheck.errors import UsageError

_YAML = """\
# A ladder for packetcheck. Replace the words, keep the keys; docs/rubrics.md explains each of them.
# Check it:  packetcheck rubric validate THIS-FILE
# Try it:    packetcheck rubric test THIS-FILE
id: our-ladder
title: Career ladder of Example Ltd
version: "1"            # raise it when an expectation changes its meaning
kind: ladder            # ladder: what a level asks for; lens: which kinds of work there are
provenance:
  follows: Our own guild's list of 2026.
  licence: Internal; not for passing on.

# Lowest first. Aliases are other names that --target finds a level by.
levels:
  - id: junior
    title: Junior
    aliases: [L1]
  - id: senior
    title: Senior
    aliases: [L2, Sr]
    career_level: true  # many stay here for good, and nobody has to go beyond

criteria:
  - id: craft
    title: Craft
    definition: Doing the work of the trade well, by oneself and with others.

# One behaviour that can be seen, as a sentence without a subject. A text that holds a colon or a #
# stands in quotation marks. scope is the smallest size at which a deed counts in full.
expectations:
  - id: junior.craft.plans
    level: junior
    criterion: craft
    scope: feature      # feature, theme, product or org; leave it out if size does not matter
    text: Writes the plan of a feature before the work on it starts.
    examples:
      counts:
        - Wrote the plan for the export dialogue a week before the first ticket.
      does_not_count:
        - Read the plan for the export dialogue.
  - id: senior.craft.plans
    level: senior
    criterion: craft
    scope: theme
    text: Plans the work of several teams on one goal, and says which of it comes first.
    examples:
      counts:
        - Ordered the work of the three billing teams by what it would save per month.
      does_not_count:
        - Will take over the planning of billing next year.
  - id: senior.craft.teaching
    level: senior
    criterion: craft
    scope: theme
    text: Teaches newer colleagues how to plan their work.
    examples:
      counts:
        - Sat with each of the two new colleagues for their first three plans.
      does_not_count:
        - Would like to mentor somebody.
"""
_TOML = """\
# A ladder for packetcheck. Replace the words, keep the keys; docs/rubrics.md explains each of them.
# Check it:  packetcheck rubric validate THIS-FILE
# Try it:    packetcheck rubric test THIS-FILE
id = "our-ladder"
title = "Career ladder of Example Ltd"
version = "1"            # raise it when an expectation changes its meaning
kind = "ladder"          # ladder: what a level asks for; lens: which kinds of work there are

[provenance]
follows = "Our own guild's list of 2026."
licence = "Internal; not for passing on."

# Lowest first. Aliases are other names that --target finds a level by.
[[levels]]
id = "junior"
title = "Junior"
aliases = ["L1"]

[[levels]]
id = "senior"
title = "Senior"
aliases = ["L2", "Sr"]
career_level = true      # many stay here for good, and nobody has to go beyond

[[criteria]]
id = "craft"
title = "Craft"
definition = "Doing the work of the trade well, by oneself and with others."

# One behaviour that can be seen, as a sentence without a subject.
# scope is the smallest size at which a deed counts in full.
[[expectations]]
id = "junior.craft.plans"
level = "junior"
criterion = "craft"
scope = "feature"        # feature, theme, product or org; leave it out if size does not matter
text = "Writes the plan of a feature before the work on it starts."
examples.counts = ["Wrote the plan for the export dialogue a week before the first ticket."]
examples.does_not_count = ["Read the plan for the export dialogue."]

[[expectations]]
id = "senior.craft.plans"
level = "senior"
criterion = "craft"
scope = "theme"
text = "Plans the work of several teams on one goal, and says which of it comes first."
examples.counts = ["Ordered the work of the three billing teams by what it would save per month."]
examples.does_not_count = ["Will take over the planning of billing next year."]

[[expectations]]
id = "senior.craft.teaching"
level = "senior"
criterion = "craft"
scope = "theme"
text = "Teaches newer colleagues how to plan their work."
examples.counts = ["Sat with each of the two new colleagues for their first three plans."]
examples.does_not_count = ["Would like to mentor somebody."]
"""
_BY_SUFFIX = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml", ".json": "json"}


def starting_text(suffix: str, format_: str | None = None) -> str:
    """Return a starting file of `format_`, else of the format that `suffix` stands for.

    JSON takes no comments, so that its file has none. Raises UsageError for any other suffix.
    """
    chosen = format_ or _BY_SUFFIX.get(suffix.lower())
    if chosen == "yaml":
        return _YAML
    if chosen == "toml":
        return _TOML
    if chosen == "json":
        return _as_json()
    raise UsageError(
        f"'{suffix}' is no suffix of a rubric file" if suffix else "the file needs a suffix",
        hint="name the file .yaml, .toml or .json, or give --format",
    )


def _as_json() -> str:
    from packetcheck.lined.yaml_text import parse_yaml

    data = parse_yaml(_YAML, "starting file").data
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
