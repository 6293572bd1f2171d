"""Comments below a page are words of people, and no margin."""

from __future__ import annotations

from packetcheck.document import BlockKind, Voice
from packetcheck.readers.html import read_html

PAGE = b"""<html><body><div id="content"><h1>My year</h1><p>I rebuilt the importer.</p></div>
<div class="pageSection group"><div class="pageSectionHeader"><h2 id="comments">Comments:</h2></div>
<table><tr><td><p>You left out the audit. It went well.</p>
<div>Posted by lea.moss at May 3, 2026</div></td></tr></table></div>
<div class="pageSection group"><div><h2 id="attachments">Attachments:</h2></div><p>a.pptx</p></div>
</body></html>"""


def test_comments_below_a_page_are_read_with_their_author() -> None:
    blocks = {block.text: block for block in read_html(PAGE, "page.html").blocks}
    said = blocks["You left out the audit. It went well."]
    assert (said.kind, said.voice, said.author) == (BlockKind.COMMENT, Voice.OTHER, "lea.moss")
    assert not said.furniture
    assert blocks["Posted by lea.moss at May 3, 2026"].furniture


def test_the_page_itself_stays_its_authors_and_its_margins_stay_apart() -> None:
    blocks = {block.text: block for block in read_html(PAGE, "page.html").blocks}
    assert blocks["I rebuilt the importer."].voice is None
    assert blocks["I rebuilt the importer."].kind is BlockKind.PARAGRAPH
    assert blocks["a.pptx"].furniture
