"""Time the readers against the libraries that people would use instead, and weigh long PDFs.

Needs `pip install -e '.[bench]'`: reportlab and python-docx make the documents, docx2python is the
peer for Word documents, pdfplumber the one for PDFs.
"""

from __future__ import annotations

import argparse
import io
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from packetcheck.readers.docx import read_docx
from packetcheck.readers.pdf import read_pdf

ROUNDS = 5
PAGES = 20
VOCABULARY = """
activation adoption alert backlog billing buyer call checkout churn cohort contract customer
dashboard deadline demo design discovery drop engineer experiment export feature finance fix
forecast friction growth import insight interview invoice launch ledger legal margin market metric
migration onboarding partner pilot price quarter queue release renewal research review rollout
sales segment sprint support survey team test ticket trial upgrade usage week
"""
MEMORY = """
import resource, sys
from pathlib import Path
from packetcheck.readers.pdf import read_pdf
data = Path(sys.argv[1]).read_bytes()
read_pdf(data, "a.pdf")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def sentence(rng: random.Random) -> str:
    """Return a sentence of 8 to 24 words; its sense does not matter, its length does."""
    words = rng.choices(VOCABULARY.split(), k=rng.randint(8, 24))
    return f"{words[0].capitalize()} {' '.join(words[1:])} by {rng.randint(2, 98)}%."


def make_pdf(pages: int, seed: int = 1) -> bytes:
    """Return a PDF of ordinary pages: paragraphs and bullets in one column, with page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    rng = random.Random(seed)  # noqa: S311 - text, no secret
    style = getSampleStyleSheet()
    story = []
    for page in range(pages):
        story.append(Paragraph(f"Project {page + 1}", style["Heading2"]))
        for _ in range(5):
            text = " ".join(sentence(rng) for _ in range(4))
            story.append(Paragraph(text, style["BodyText"]))
        story += [Paragraph(sentence(rng), style["Bullet"], bulletText="-") for _ in range(6)]
        story.append(PageBreak())
    packed = io.BytesIO()
    number = lambda canvas, _: canvas.drawString(300, 30, str(canvas.getPageNumber()))  # noqa: E731
    SimpleDocTemplate(packed, pagesize=A4).build(story, onFirstPage=number, onLaterPages=number)
    return packed.getvalue()


def make_docx(sections: int = PAGES, seed: int = 1) -> bytes:
    """Return a Word document of headings, paragraphs, bullets and tables, 8,000 words or so."""
    from docx import Document

    rng = random.Random(seed)  # noqa: S311 - text, no secret
    document = Document()
    for section in range(sections):
        document.add_heading(f"Project {section + 1}", 2)
        for _ in range(4):
            document.add_paragraph(" ".join(sentence(rng) for _ in range(3)))
        for _ in range(6):
            document.add_paragraph(sentence(rng), style="List Bullet")
        table = document.add_table(rows=3, cols=2)
        for row in table.rows:
            for cell in row.cells:
                cell.text = sentence(rng)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def by_pdfplumber(data: bytes) -> None:
    """Extract the text of every page, as most programs do."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def by_docx2python(data: bytes) -> None:
    """Extract the text of a Word document."""
    from docx2python import docx2python

    with docx2python(io.BytesIO(data)) as document:
        _ = document.text


def race(name: str, runs: dict[str, Callable[[], object]], rounds: int) -> None:
    """Run each once unmeasured, then all in turn, and print a Markdown table of CPU seconds."""
    seconds: dict[str, list[float]] = {key: [] for key in runs}
    for run in runs.values():
        run()
    for _ in range(rounds):
        for key, run in runs.items():
            start = time.process_time()
            run()
            seconds[key].append(time.process_time() - start)
    *_, last = (statistics.median(found) for found in seconds.values())
    print(f"| {name} | min / median / max CPU | times as fast |\n| --- | --- | --- |")
    for key, found in seconds.items():
        middle = statistics.median(found)
        spread = f"{min(found):.3f} / {middle:.3f} / {max(found):.3f} s"
        print(f"| {key} | {spread} | {last / middle:.1f} |")
    print()


def peak(pages: int) -> float:
    """Return the peak memory, in MB, of a process that reads a PDF of so many pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(make_pdf(pages))
        command = [sys.executable, "-c", MEMORY, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    pdf, docx = make_pdf(PAGES), make_docx()
    race(
        f"PDF, {PAGES} pages",
        {
            "packetcheck, blocks in reading order": lambda: read_pdf(pdf, "a.pdf"),
            "pdfplumber, extract_text": lambda: by_pdfplumber(pdf),
        },
        rounds,
    )
    race(
        "Word, 20 sections",
        {
            "packetcheck, blocks in reading order": lambda: read_docx(docx, "a.docx"),
            "docx2python, text": lambda: by_docx2python(docx),
        },
        rounds,
    )
    print("| PDF pages | peak memory |\n| --- | --- |")
    for pages in (PAGES, 10 * PAGES, 20 * PAGES):
        print(f"| {pages} | {peak(pages):.0f} MB |")


if __name__ == "__main__":
    main()
