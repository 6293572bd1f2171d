"""Who speaks where in one document: sections, records, chats, dialogues, quotations."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import speaker_lines as lines
from packetcheck.readers import voices
from packetcheck.readers.cards import facts_of, find_cards, is_initials
from packetcheck.readers.conversations import with_conversations
from packetcheck.readers.form_labels import speaker_of
from packetcheck.readers.group_heads import as_the_group, of_group, parts_by_group
from packetcheck.readers.kinship import relation
from packetcheck.readers.managers import find_people
from packetcheck.readers.people import ROLE, People, Speaker, is_name
from packetcheck.readers.same_people import figures_apart, known, same_people, with_leaders
from packetcheck.readers.signed_quotes import tells_of_others

if TYPE_CHECKING:
    from collections.abc import Sequence

# "Customers" and "Customer focus" are subjects, "Customer feedback" is not.
_BARE_HEADING = re.compile(
    r"(?i)(?!customers?$|clients?$|partners?$|executives?$|external$)[\w-]+"
    r"|(?:my|our|line|direct|external|internal|key|skip|team)[ -]\w+"
    r"|\w+ (?:feedback|quotes?|comments?|reviews?|voices?|responses?|input|testimonials?)"
)
# Headings of this level are a form's questions, of which one answer can be a name.
_QUESTION_LEVEL = 7
_LONGEST_FACT = 160
_LONGEST_ROLE = 60


def with_speakers(
    blocks: Sequence[RawBlock],
    author: str | None,
    names: Sequence[str],
    *,
    voice: Voice | None = None,
) -> list[RawBlock]:
    """Give sections, comments and quotations whose speaker is known their voice.

    The person's own words are theirs wherever they are quoted, and a comment by the document's
    author has the document's voice. One reviewer's name does not turn a document of the person
    or their manager (`voice`) into that reviewer's.
    """
    people = find_people(blocks, names)
    parted = with_conversations(blocks, people)
    sections = _Sections(parted, people)
    said = sections.run()
    if voice in {Voice.SELF, Voice.MANAGER} and sections.is_one() and _takes_most(parted, said):
        said = [
            block if block.voice is before.voice or block.author not in sections.lines else before
            for before, block in zip(parted, said, strict=True)
        ]
    told = [known(block, author, people) for block in said]
    led = same_people(with_leaders(told, people))
    return figures_apart(led) if voice is Voice.PEER else led


def _takes_most(before: Sequence[RawBlock], after: Sequence[RawBlock]) -> bool:
    """Tell whether a peer's or an outsider's name has taken more than half of a text."""
    taken = own = 0
    for old, new in zip(before, after, strict=True):
        if old.voice is None and not new.furniture and old.kind is not BlockKind.HEADING:
            switched = new.voice in {Voice.PEER, Voice.OTHER}
            taken += len(old.text) if switched else 0
            own += 0 if switched else len(old.text)
    return taken > own


class _Sections:
    """Goes through the blocks with the speaker of the section or record that it is in."""

    def __init__(self, blocks: Sequence[RawBlock], people: People) -> None:
        self.blocks = blocks
        self.people = people
        self.heads = {n: said for n, block in enumerate(blocks) for said in [self._head(n)] if said}
        told = {speaker for speaker, _ in self.heads.values()}
        self.several = len(told) > 1
        self.current: tuple[int, Speaker] | None = None
        self.under = 0
        # The last text that is nobody's quotation.
        self.above = ""
        # Whether a line and not a heading told the speaker; then quotations are not theirs.
        self.by_line = False
        self.lines: set[str | None] = set()
        self.collection = self.groups = 0
        self.head = self._head_end()
        fields = {said.author for block in blocks if (said := lines.of_field(block.text, people))}
        heads = (b.text.strip() for b in blocks if b.kind is BlockKind.HEADING)
        self.asked = Counter(heads)
        self.cards = find_cards(blocks, self.asked, people)
        self.records = len(fields) > 1 or bool(self.cards)
        headed = [place for place in self.cards if blocks[place].kind is BlockKind.HEADING]
        self.facts = {at for place in headed for at in facts_of(blocks, place)}

    def is_one(self) -> bool:
        """Tell whether a single line, and no heading, has named somebody as a speaker."""
        named = {said.author for said, _ in self.heads.values() if said.author}
        return len(self.lines) == 1 and not self.records and len(named - self.lines) == 0

    def _head_end(self) -> int:
        """Return where the facts below the title end: at a heading, a point or a sentence."""
        for number, block in enumerate(self.blocks):
            text = block.text.strip()
            asked = block.kind is BlockKind.HEADING and block.level >= _QUESTION_LEVEL
            below = number and block.kind is BlockKind.HEADING and not asked
            said = text.endswith((".", "!", "?")) or len(text) > _LONGEST_FACT
            if below or block.kind is BlockKind.ITEM or (said and not block.furniture):
                return number
        return len(self.blocks)

    def run(self) -> list[RawBlock]:
        found: list[RawBlock] = []
        for number, block in enumerate(self.blocks):
            self.above = block.text if block.voice is None else self.above
            if block.kind is BlockKind.HEADING:
                self._enter(number, block)
                found.append(block)
            elif number in self.facts:
                found.append(replace(self._spoken(block), furniture=True))
            elif (field := self._field(number, block)) is not None:
                if number < self.head and self._tells_of_document(number, field):
                    found.append(replace(block, furniture=True))
                    continue
                self.current, self.by_line = (self.under, field), True
                self.lines.add(field.author)
                self.several = self.several or len(self.lines) > 1
                found.append(replace(block, furniture=True))
            else:
                found.append(self._spoken(block))
        return found

    def _head(self, number: int) -> tuple[Speaker, bool] | None:
        """Return the speaker that a heading names, and whether it needs no second to be one."""
        block = self.blocks[number]
        if block.kind is not BlockKind.HEADING or len(block.text) > 120:
            return None
        said = lines.of_heading(block.text, self.people)
        if said and said.author:
            # Above the first text stands who or what the document is about.
            return said, number > 0
        label = speaker_of(block.text)
        if label:
            return Speaker(label[0]), label[1]
        dated = lines.of_date(block.text, self.people) if number else None
        if dated:
            return dated, True
        if said:
            return said, number > 0
        bare = relation(block.text) if _BARE_HEADING.fullmatch(block.text.strip(" :")) else None
        return (Speaker(bare), False) if bare is not None else None

    def _enter(self, number: int, block: RawBlock) -> None:
        if number in self.cards:
            self.current, self.by_line = (block.level, self.cards[number]), True
            return
        if self.current and self.by_line and is_initials(block.text, self.current[1].author or ""):
            return
        if block.text.strip() and block.level < _QUESTION_LEVEL:
            self.under = block.level
        if self.collection and block.level <= self.collection:
            self.collection = 0
        section = block.level < _QUESTION_LEVEL and not self.several and not self.records
        # A question that each reviewer is asked anew ends nobody's answers.
        again = self.records and self.by_line and self.asked[block.text.strip()] > 1
        ends = self.current is not None and block.level <= self.current[0]
        if not again and (ends or (self.by_line and section)):
            # One line below the title speaks for its section, unless others follow it.
            self.current = None
        said = self.heads.get(number)
        if said is None and self.collection and len(block.text.split()) > 1 and is_name(block.text):
            said = Speaker(self.people.voice_of(block.text), block.text), True
        group = self._group(block)
        said = (group, True) if group else said
        if said and (self.several or said[1]) and self._goes_on(number):
            self.current, self.by_line = (block.level, self._named_again(said[0])), False
        nameless = said is not None and said[0].author is None
        if not self.collection and (nameless or lines.COLLECTION.search(block.text)):
            self.collection = max(block.level, 1)

    def _group(self, block: RawBlock) -> Speaker | None:
        """Return the group of people that a heading names below one that parts by groups."""
        if block.level <= self.groups:
            self.groups = 0
        group = of_group(block.text, self.people) if self.groups else None
        if parts_by_group(block.text):
            self.groups = max(block.level, 1)
        return group

    def _goes_on(self, number: int) -> bool:
        """Tell whether a heading has text below it."""
        return any(block.text.strip() for block in self.blocks[number + 1 : number + 2])

    def _named_again(self, said: Speaker) -> Speaker:
        """Keep the name of `Manager: Jo` for the sections that only say `Manager comments`."""
        if said.author is None and said.voice is Voice.MANAGER and len(self.people.managers) == 1:
            return Speaker(said.voice, self.people.managers[0])
        return said

    def _field(self, number: int, block: RawBlock) -> Speaker | None:
        """Return the speaker that a block of its own names: `Reviewer: …`, a name, a byline."""
        apart = block.furniture and block.kind is not BlockKind.CELL
        if block.voice is not None or apart or len(block.text) > 200:
            return None
        if block.kind is BlockKind.MARGIN:
            return None
        said = lines.of_field(block.text, self.people) or self.cards.get(number)
        said = said or self._alone(number, block)
        if said:
            return said
        before = self.blocks[number - 1] if number else None
        if before is not None and before.kind is BlockKind.HEADING:
            asked = lines.of_field(f"{before.text.rstrip(': ')}: {block.text}", self.people)
            if asked:
                return asked
        kin = lines.relation_in(block.text) or self._kin(before, block)
        if kin is not None and self.current is not None:
            author = self.current[1].author
            own = author is not None and voices.is_person(author, self.people.names)
            return Speaker(Voice.SELF if own else kin, author)
        alone = self.people.speaker(block.text, alone=True) if self.collection else None
        full = alone is not None and block.text.strip() == alone.author
        byline = self.collection and lines.of_heading(block.text, self.people)
        more = number + 1 < len(self.blocks) and block.kind is BlockKind.PARAGRAPH
        told = alone if full else byline or None
        if not more or told is None:
            return None
        section = self.current[1] if self.current else None
        if full and section and section.author is None and told.voice is Voice.PEER:
            # The name below "Manager review" is the manager's.
            return Speaker(section.voice, told.author)
        return told

    def _alone(self, number: int, block: RawBlock) -> Speaker | None:
        """Return the speaker of a heading that has no looks (`Ana's response`)."""
        more = number + 1 < len(self.blocks)
        if block.kind is not BlockKind.PARAGRAPH or not more or block.text.rstrip()[-1:] in ".!?":
            return None
        label = speaker_of(block.text)
        if label and label[1]:
            return Speaker(label[0])
        said = lines.of_heading(block.text, self.people)
        own = said if said and said.voice is Voice.SELF else None
        return own or lines.of_date(block.text, self.people)

    def _tells_of_document(self, number: int, field: Speaker) -> bool:
        """Tell whether a field of the head names whom the document has, and not who speaks next.

        Only where reviewers follow upon each other does the first one's name stand at the top.
        """
        if number in self.cards:
            return False
        if field.voice is Voice.MANAGER:
            return True
        told = lines.of_field(self.blocks[number].text, self.people)
        return told is not None and not self.records

    def _kin(self, before: RawBlock | None, block: RawBlock) -> Voice | None:
        """Return the voice of a line that is but a relation, below the name or its label."""
        labelled = before is not None and re.fullmatch(
            r"(?i)(?:working )?relation(?:ship)?(?: to \w+)?:?", before.text.strip()
        )
        below = (
            before is not None and self.current and before.text.strip() == self.current[1].author
        )
        told = relation(block.text) if labelled or below else None
        role = below and len(block.text) <= _LONGEST_ROLE and ROLE.search(block.text)
        return told or (self.people.voice_of(None, block.text) if role else None)

    def _spoken(self, block: RawBlock) -> RawBlock:
        if self.current is None or block.kind in {BlockKind.MARGIN, BlockKind.HIDDEN}:
            return block
        voice, author = self.current[1]
        if block.voice is None:
            return replace(block, voice=voice, author=block.author or author)
        quoted = block.voice is Voice.OTHER and block.kind is not BlockKind.COMMENT
        if quoted and tells_of_others(self.above):
            return block
        if quoted and not self.by_line and block.author is None:
            # What is quoted below a name is what that one said.
            return replace(block, voice=voice, author=author)
        return replace(block, voice=as_the_group(block, self.current[1])) if self.groups else block
