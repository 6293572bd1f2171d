"""Write the .docx and .pdf files of the sample packets.

The .md, .txt and .toml files beside them are written by hand and not touched. Running this twice
gives the same bytes. Needs python-docx and reportlab:

    python samples/make_samples.py

Everybody and everything in the texts is made up. Their markup, one block a paragraph, is:

    # title    ## heading    ? form question    - item    -- nested item
    | table | row |    = rating or data line    > small print, signature
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document as new_docx
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

SAMPLES = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Comment:
    """A docx comment: on the first paragraph that holds `on`, `author` says `text`."""

    on: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One file to write. `columns` and `size` (points) are for .pdf, `date` and `comment` for .docx."""

    name: str
    author: str
    date: dt.date
    text: str
    header: str = ""
    footer: str = ""
    columns: int = 1
    size: float = 10.5
    comment: Comment | None = None


STRONG_SELF = """
# Self review 2025

= Name: Mariam Haddad

= Role: Product Manager, Appointments and Lab Results

= Manager: Helen Brandt

## Goals

| Goal | Result | Comment |
| Online booking share of 35% by December | 41% in October | Reached in August. |
| Connect two analyser makers | Both live | 20 May and 15 July, as promised to clinics. |
| Reference ranges for six species by September | Two of six | Missed by two months. |

## Questions

? 1. What are you most satisfied with?

When I took Lab Results over in February, the plan was to rewrite all our adapters. I spent ten days
with Tomasz and the engineers of both makers and came to see that most of our trouble was one thing:
the machines use the same code for different tests. I wrote that down on one page, we dropped the
rewrite, and three engineers built both connections instead of the five in the plan.

In Appointments I put clinics with several sites first all year, because that is where the company
means to grow. Two requests of single-site clinics waited for it, and I wrote to the 26 clinics
that had asked and told them why.

? 2. What was difficult?

In April I was asked to sell online booking as a paid extra. I thought this was wrong, brought the
figures of two pilot groups to the planning meeting and argued for keeping it in the basic price.
The decision was changed on 6 May.

Whether results should go to the pet's owner by themselves had no general answer. For a blood
count within range most vets said yes, for a biopsy nobody did. I sorted the results into four
cases by the harm of a wrong message, set the cost of each beside it, and we released two.

The reference ranges were late because I asked the laboratories in August and should have asked
them in June.

? 3. How did you work with others?

- Agnieszka in support was afraid that the new gateway would lose reminders at night.
-- I asked her what would have to be the case for that, and when we found that clinics with the old
time zone setting were at risk, I put the repair into the release.
- I send Helen half a page every Friday, risks first.
- Joy and I go through the open customer requests every Thursday.
- For the strategic plan in October I wrote the sections on scheduling and laboratory, with sizes
and an order.

? 4. What do you want to learn?

I know too little of how a deal gets from the first call to a contract.

> Submitted by Mariam Haddad on 14 November 2025
"""

STRONG_MANAGER = """
# Manager review 2025

= Employee: Mariam Haddad

= Reviewer: Helen Brandt, head of product

= Overall rating: 4 of 5 (exceeds expectations)

## What went well this year?

Mariam runs two themes, Appointments and Lab Results, and I cannot remember when I last had to step
in. She took Lab Results over in a bad state and delivered both analyser connections on the dates
that clinics had been given.

Her requirements need no editing, and Tomasz's team has given up the review meeting for them that
we still hold for everybody else's.

When I wanted online booking to be a paid extra in April, Mariam disagreed, came with figures from
two pilots, and changed my mind. When the analyser plan had become a tangle, she needed
ten days to find that the test codes were the real problem, and ten minutes at the whiteboard to
make the rest of us see it.

I hear about trouble from her Friday note and not from sales. Five launches this year, and none of
them surprised me.

Her paper on the direction of Lab Results is the first of this group that was adopted without a
second round. At the strategic planning in October, the sections on scheduling and laboratory were
hers, and they were the ones we could use as they stood.

She presented the whole roadmap in Utrecht without me, and two clinic owners told me at dinner that
it was the clearest hour of the day.

She asks for criticism more than anybody on my team, and early enough to use it. Paulo was doing
useful work by June, and I put that down to the hour a week that she gave him.

## What should be better?

- The species ranges slipped by two months, and the estimate was hers.
- She has done nothing with marketing this year. The story for clinic managers is that of 2023.
- Her feeling for the stages of a sale is weak. At Northfield she showed dates to the vets before
the buyers had agreed on a budget, and sales had to take them back.

## What comes next?

She should follow two or three deals from beginning to end in 2026.

## Recommendation

I support the promotion to Senior Product Manager.

> Helen Brandt, 21 November 2025
"""

STRONG_JOY = """
# Peer feedback form

= About: Mariam Haddad

= From: Joy Adeyemi, sales engineering

= Date: 18 November 2025

? In what way do you work together?

I bring Mariam into every deal in which laboratory machines matter, about three calls a month.

? What does she do well?

- Her videos on the analyser connections are the first thing that a new sales engineer gets from
me, and I have shown parts of them in most demos since June.
- The briefings before the releases are hers from the first slide to the last question. Support has
stopped sending its own list of questions afterwards.
- For clinics with several sites she is the one who knows what the market wants. The buyers at
Northfield quoted her to me.
- On technical calls she says what we cannot do: at Oakmere she told the practice manager that our
calendar could not share rooms between sites, and we still won.
- She asked me twice this year what she should do differently, and after the second time the
Thursday list got shorter.

? What could she do better?

The data sheet on laboratory connections named the old analyser until November, though I had pointed
it out in August.

? Would you want her on your next project?

Yes, without question.
"""

THIN_SELF = """
# Self assessment

= Lucas Ferreira, Product Manager, Rillwater

= Year: 2025

## Results

- Delivered the leak alarm and battery mode.
- Firmware releases on schedule, mostly.
- Good adoption of valve scheduling.
- Resolved customer issues.

## Ways of working

- Independent.
- Good relationship with support and sales.
- Took feedback on board.
- Gave the distributor an overview of where we are going.
- Enablement for the sales team in September.

## Growth

- Understand pricing better.
- Be more visible.
- More strategic work.

## Why senior?

I have been in the role for four years and do the work of a senior already. I own several areas.

> Lucas Ferreira, 5 December 2025
"""

OVER_CASE = """
# The case for Grant Ellery

= Proposed level: Senior Product Manager

= Area: Payroll Core, Ledgerloom Inc.

## Summary

2025 was a transformational year. I drove a step change in how Ledgerloom thinks about payroll and
became the strategic engine of the product group. My vision sets the agenda for the next decade.

## Impact

| Initiative and my role | Impact |
| Onboarding reinvented (visionary and owner) | Will cut set-up from six weeks to five days. |
| Payslip redesign (led end to end) | Payslip calls down 20% in Q3. |
| Tax table platform (executive sponsor in all but name) | Unlocks 30 new states and countries. |
| Year-end reporting (accountable lead) | Delivered in December for all customers. |
| Payroll Copilot (inventor) | Expected to double our win rate in 2026. |

## Strategy

I authored "Payroll 2035", the definitive vision for our category. It is set to become the north
star for every squad. In 2026 I will translate it into a five-year roadmap and have each team align
its backlog to it.

I secured executive funding for the tax tables, 1.2 million over two years, with a pitch on 11
February.

## Leadership

- Inspired the whole organisation with my passion for the customer.
- Opened the customer conference in Denver on 20 March in front of 400 people.
- Recognised thought leader on the future of work.
- Will launch a mentoring circle for junior product managers.
- Elevated engineering to think like owners.

## Cross-functional excellence

- Orchestrated all functions around one goal.
- Authored the enablement deck for sales engineering.
- Championed the field on countless strategic calls.
- Marketing and I are going to create the narrative of the payroll hero.
- Saved the Corvane deal in August by offering a written answer on union rules within two days.

## Autonomy

I operate with full independence and zero oversight. I constantly challenge the status quo. Where
others see problems, I see possibilities. I welcome feedback.

## Why now

The company needs bold product leaders. I am already operating at staff level, and the title simply
needs to catch up.

> Grant Ellery, 1 December 2025
"""

OVER_PAGER = """
# Grant Ellery: 2025 on a page

= Product Manager, Payroll Core

## Headlines

- Revolutionised onboarding with the best flow in the industry.
- Spearheaded the tax table migration.
- Shipped the payslip redesign on 3 June to 2,100 employers.
- Masterminded year-end.

## Numbers

- 20% fewer calls on payslips in the third quarter.
- 1.2 million of funding won.
- 10x potential for Copilot.

## In their words

- "Grant has star quality." (a customer's CFO)

## Customers

- Visited Corvane and two more of our largest employers.
- Wrote the first page of the onboarding brief from fourteen customer interviews.
- Answered the union question for Corvane by Friday as promised.

## Craft

- Own the Payroll Core roadmap and backlog.
- Data-driven in all decisions.
- Will introduce a scoring model for priorities in Q1.

## Next

- Make Copilot the heart of the company.
- Build out a team under me.
- Take Payroll 2035 on the road.
"""

HUMBLE_MANAGER = """
# Annual review

| Employee | Nguyễn Thị Hạnh |
| Position | Product Manager, Fares and Passes |
| Reviewer | Bernard Kestrel, VP Product, Veloria Transit Systems |
| Period | 1 January to 31 December 2025 |
| Rating | Exceeds |

## Achievements

Hạnh writes "we" in all that she hands in, so this review says who did what.

- The regional pass was her project from the first talk with the operators to the last contract.
She brought in all eleven operators where I had hoped for seven, and it was live on 1 August.
- The common fare rules are her work. I took no part in them beyond signing.
- The paper on one account per traveller, which the operators' council adopted in January, was
written by her. It is our strategy for fares and passes until 2028.
- She found the cause of the refund backlog in October in one afternoon: the price change had been
dated to midnight in the wrong time zone. I had thought that it was fraud.
- She turned down bank cards for 2025 and named the figure that would change her mind. The
operators grumbled, and accepted it.

## Behaviour

- She tells me on Mondays what may go wrong that week, and I have not been surprised this year.
- She presented the whole roadmap to the operators' council in May, because I was ill. It was
better than mine.
- In September I wanted to move two of her engineers to ticket machines. She told me plainly that
this would cost us the account work and proposed another team. I followed her.
- Sam, who joined us from the call centre as a junior product manager, learnt the job from her. She
went through each of his first ten stories with him.

## To improve

- The release of passes in June was rolled back. A test with passes from the past was missing.
- The drivers' union waited seven weeks for an answer on the validator screens. She says that she
did not see it as her theme. It was.
- She should put her name on her work.

> B. Kestrel
"""

HUMBLE_PEER = """
# Feedback for a colleague

= For: Hanh Nguyen

= By: Dmitri Volkov, call centre operations

= Date: 24 November 2025

## What works well?

Hanh comes to the call centre every second Wednesday and sits with a headset for an hour before our
meeting. The fares handbook is hers. She wrote all 64 pages and changes them before the fares
change, not after. Average handling time for fare questions went from 7 to 4 minutes.

She holds the briefing before every fare change herself, in two shifts, so that the night team hears
it too.

During the refund backlog she asked my team leaders what they would try. One of them, Farah, was
afraid that refunding everybody at once would be abused. Hanh asked how one would notice that, and
built the check that Farah described.

My people call her when an operator and a passenger say different things about a rule. They trust
her answer.

## What could be better?

The handbook is in one language only. She did not reply to the drivers on the validator screens for
weeks, and they called us instead.

She gives others credit for what she did. Sam thanked us for the handbook, and we had to tell him
that we had not written a line.
"""

DISAGREE_SELF = """
# Self assessment 2025

= Leyla Demirci, Product Manager, Declarations and Transit, Portquay Customs Software

## What did you deliver?

- The new tariff codes went live on 3 February, the day they became law, for all 310 brokers.
- Released the transit module in Rotterdam on 12 June. Declarations that had to be typed again fell
from 18% to 6%.
- The Antwerp interface was promised for April and came in July. I had relied on the port's word and
did not check its test system.
- Wrote the rules for the tariff codes, 60 of them with an example each.

## How did you decide what to do?

I order features and bugs for both themes every Thursday and publish the list with a reason for each
of the first ten. I moved the e-mail import down twice, because in three years nobody will send us
declarations by e-mail.

In June the leadership planned to leave the small brokers to our partner. I calculated that they
bring a third of our margin and said so in the meeting. The plan was dropped in July.

Whether to check declarations before or after sending is a question of who pays the fine. I put
together a table of seven cases with the fine, the delay and the effort in each, and we check
before sending in four of them.

## How did you work with others?

- Wrote the integration guide and the demo scripts for transit.
- Joined the weekly technical calls of sales engineering.
- Support and I share a list of broker problems, which I close or answer within five working days.
- Mateus and Roos began in my team in March, and I showed them how we cut stories and run reviews.
- Asked Oskar and Chidi for feedback after each release.

## What would you do differently?

I would visit the port before promising a date. I write too often in the evening.

## What are your plans?

I want to write the vision for transit in the first quarter. I would like to present the roadmap at
the brokers' day.

> Leyla Demirci, 28 November 2025
"""

DISAGREE_MANAGER = """
# Performance review 2025

= Employee: Leyla Demirci

= Manager: Andrew Sloane, director of product

= Rating: 2 of 5 (partly meets expectations)

? Results

The tariff codes went out on the day, which was a must. Transit in Rotterdam was a success, and I
give Leyla full credit for it. The Antwerp interface came three months late, and I had to explain it
to the port authority myself.

? Craft

- Leyla's requirements are incomplete. I sent the ones for transit back twice.
- She does not set priorities on her own. I go through the bug list with her every week, and without
that it would not have an order.
- The analysis of the small brokers' margin was solid work.

? Working with others

She has no regard for the worries of others. When finance asked about the cost of the queue, she
answered that this had been settled. She was a help to sales engineering, and I hear good things
about the guide. Support, on the other hand, told me in October that it had to ask her three times
for an answer on transit errors.

? Independence

Leyla needs a lot of steering. In the weeks before Rotterdam I was in daily contact with the brokers
because she had not got them to agree. I learnt of the Antwerp delay from the customer.

She takes direction as an attack. In June she contradicted the leadership in front of forty people
instead of coming to me first. The point was right, and the way was wrong.

? Development

- She should learn to bring a decision instead of a table.
- She should keep me posted without being asked.
- Mentoring: the two new colleagues came to me with their questions, and I would not call what she
did for them mentoring.

= Promotion: not this cycle

> Andrew Sloane, 10 December 2025
"""

STAFF_CASE = """
# Promotion case: Kwabena Asante

= From Senior Product Manager to Staff Product Manager

= Product: demand forecasting for grid operators, Amperfield

## The product

Amperfield's forecast tells a control room how much electricity will be drawn in the next hours.
Eighteen grid operators run it, and I have been its product manager since July 2023.

## Strategy

I wrote the vision and the three-year strategy of the product in autumn 2024 and renewed both in
January 2025. The strategy follows from the company's decision to earn its money with control rooms
and not with households. That is why I proposed to stop our household app and took it off the market
by 31 May.

In spring the usage figures showed that the day-ahead forecast was losing its readers. I brought the
executive team one page with a proposal, two alternatives and what each would cost us, and the plan
for the year was turned round to intraday forecasting on 9 April. It went live in September with
four operators and has twelve today.

## Results

- Forecast error went from 4.1% to 2.9% on average over all customers, with a goal of 3.2%.
- 17 of 18 contracts were renewed.
- Revenue of the product grew by 24%, with a goal of 20%.

## Market

I keep the file on our six competitors and add every week what they have released, whom they have
hired and which tenders they have won. From it I predicted in March that Voltaris would cut its
price by half, which it did in June, and our offer to the three common customers was ready.

## Working with engineering

Petra, the two architects and I all wanted a single large model at first. I changed my mind when
the operators showed me how often a line is added. We went through accuracy, cost of
training and who may retrain, and decided on one model per region.

## Working across the company

- I spend about half of my week with sales, support, finance and the data team.
- Asked the heads of data and of engineering to argue with me for two more forecasters.
-- They came along to the budget round, and we got one.
- Made the sales deck with Margarethe and wrote its two technical chapters.
- Explained in the onboarding of other departments how product management works, to 22 people in the
fourth quarter.

## People

I mentor Ximena and Tariq every second Friday. Ximena has taken over the alarms theme and ran its
release in October alone.

## In public

I spoke at the Grid Operators' Forum in Tallinn in May and was invited back for 2026.

## What is open

My estimate of the weather data licence was wrong by 140,000 a year. I have not yet written a
market requirements document for the battery product, only the pitch.

> Kwabena Asante, 1 December 2025
"""

STAFF_MANAGER = """
# Review by the manager

= Kwabena Asante, Senior Product Manager

= Reviewer: Signe Aaltonen, chief product officer

= Rating: outstanding

## Results and strategy

Kwabena wrote the strategy of the forecasting product, got it through the executive team and had
it built. All three goals of the year were passed: error, renewals and revenue. I have not had to
rescue anything in eighteen months.

He told us in April that the plan we had all approved in January was wrong. That took courage, as
the plan was mine as much as his, and he had the usage figures of every operator with him.

When he comes to the executive team, he brings a decision and what it costs, and we have never had
to ask him for a second paper.

## Influence

- Sales plans its year around his roadmap, without anybody having told them to.
- People come to him about energy markets from departments that he has nothing to do with.
- He makes time for Ximena and Tariq, and Ximena told me that she would have left without it.

## Judgement

- He took the objection of design to intraday forecasting seriously and turned it into a limit of
six changes an hour.
- On the regional models he could say in five minutes what the decision depended on.

## To work on

- He underestimated the licence for weather data, and reported it himself on the day he noticed.
- He keeps the external roadmap in his head for too long; two operators got it three months late.
- He tends to bring people in late when an idea is his own, as with the battery product.

## Recommendation

I recommend the promotion to Staff Product Manager without reservation.

> Signe Aaltonen, 8 December 2025
"""

STAFF_SALES = """
# Peer feedback

= For: Kwabena Asante

= From: Margarethe Oyelaran, sales director

= Date: 2 December 2025

? What did you see?

- The deck that we made together has been in every tender since August. He wrote the chapters on
accuracy and on retraining, and they are the ones that customers ask to keep.
- He saw the price cut of Voltaris coming three months ahead, and we kept all three customers that
they went for.
- He comes to the pipeline meeting each week and asks more than he tells.
- He showed his plan for intraday to me and my team leads and asked us to find what was wrong with
it, and he changed one of the two things we found.
- New sellers spend an hour with him in their first month and know afterwards whom to ask for what.

? What would you wish for?

The roadmap for customers came in September, and I had told two operators that they would have it in
June.

? Anything else?

He would be my first choice for any product we start.
"""


FILES = (
    Sample(
        name="strong/self-review.docx",
        author="Mariam Haddad",
        date=dt.date(2025, 11, 14),
        text=STRONG_SELF,
        header="Hazelvet, People and Culture",
        footer="Self review 2025, confidential, page ",
    ),
    Sample(
        name="strong/manager-review.pdf",
        author="Helen Brandt",
        date=dt.date(2025, 11, 21),
        text=STRONG_MANAGER,
        header="Hazelvet, People and Culture",
        footer="Manager review 2025, confidential, page ",
        size=13,
    ),
    Sample(
        name="strong/peer-joy.docx",
        author="Joy Adeyemi",
        date=dt.date(2025, 11, 18),
        text=STRONG_JOY,
    ),
    Sample(
        name="thin/self-review.pdf",
        author="Lucas Ferreira",
        date=dt.date(2025, 12, 5),
        text=THIN_SELF,
        footer="Page ",
    ),
    Sample(
        name="over-claiming/case-for-promotion.docx",
        author="Grant Ellery",
        date=dt.date(2025, 12, 1),
        text=OVER_CASE,
        footer="Ledgerloom Inc., internal, page ",
    ),
    Sample(
        name="over-claiming/one-pager.pdf",
        author="Grant Ellery",
        date=dt.date(2025, 12, 1),
        text=OVER_PAGER,
        columns=2,
        size=15,
    ),
    Sample(
        name="humble-we/manager-review.docx",
        author="Bernard Kestrel",
        date=dt.date(2025, 12, 9),
        text=HUMBLE_MANAGER,
        header="Veloria Transit Systems",
    ),
    Sample(
        name="humble-we/peer_dmitri.pdf",
        author="Dmitri Volkov",
        date=dt.date(2025, 11, 24),
        text=HUMBLE_PEER,
        header="Veloria Transit Systems",
        footer="Page ",
    ),
    Sample(
        name="disagreeing-reviewers/self-assessment.pdf",
        author="Leyla Demirci",
        date=dt.date(2025, 11, 28),
        text=DISAGREE_SELF,
        footer="Portquay, personal and confidential, page ",
    ),
    Sample(
        name="disagreeing-reviewers/manager-review.docx",
        author="Andrew Sloane",
        date=dt.date(2025, 12, 10),
        text=DISAGREE_MANAGER,
        header="Portquay, personal and confidential",
        footer="Page ",
    ),
    Sample(
        name="staff/promotion-case.pdf",
        author="Kwabena Asante",
        date=dt.date(2025, 12, 1),
        text=STAFF_CASE,
        header="Amperfield, promotion committee",
        footer="Kwabena Asante, page ",
        columns=2,
        size=12.5,
    ),
    Sample(
        name="staff/manager-review.docx",
        author="Signe Aaltonen",
        date=dt.date(2025, 12, 8),
        text=STAFF_MANAGER,
        footer="Page ",
        comment=Comment(
            on="Sales plans its year",
            author="Petra Novotná, engineering",
            text="The same holds for engineering. We settle the regional models with him sprint by "
            "sprint, and he has read every ticket before the meeting.",
        ),
    ),
    Sample(
        name="staff/peer_sales.docx",
        author="Margarethe Oyelaran",
        date=dt.date(2025, 12, 2),
        text=STAFF_SALES,
    ),
)

MARKS = ("##", "--", "#", "?", "-", "|", "=", ">")


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield (mark, words) for each block of `text`; the mark of a plain paragraph is empty.

    A block ends at an empty line or where a line begins with a mark; other lines are joined.
    """
    mark, words = "", ""
    for line in [*text.splitlines(), ""]:
        found = next((m for m in MARKS if line.startswith(m + " ")), "")
        if found or not line:
            if words:
                yield mark, words
            mark, words = found, line.removeprefix(found).strip()
        else:
            words = f"{words} {line.strip()}".strip()
    if words:
        yield mark, words


def cells(row: str) -> list[str]:
    """Return the cells of a table row (its leading bar is already gone)."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def typographic(text: str) -> str:
    """Set curly quotes and apostrophes, as a word processor does while one types."""
    return re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text).replace("'", "\u2019")


def docx_bytes(sample: Sample) -> bytes:
    """Return the .docx of `sample`."""
    doc = new_docx()
    when = dt.datetime.combine(sample.date, dt.time(9, 0))
    properties = doc.core_properties
    properties.author = properties.last_modified_by = sample.author
    properties.created = properties.modified = when
    properties.title = ""
    properties.comments = ""
    doc.styles["Normal"].font.size = Pt(11)
    doc.sections[0].header.paragraphs[0].text = typographic(sample.header)
    if sample.footer:
        _docx_footer(doc, typographic(sample.footer))
    _docx_body(doc, sample)
    if sample.comment:
        _docx_comment(doc, sample.comment, when)
    written = io.BytesIO()
    doc.save(written)
    return _without_clock(written.getvalue())


def _docx_body(doc: Docx, sample: Sample) -> None:
    styles = {"#": "Title", "##": "Heading 1", "-": "List Bullet", "--": "List Bullet 2"}
    table = None
    for mark, raw in blocks(sample.text):
        words = typographic(raw)
        if mark == "|":
            row = cells(words)
            if table is None:
                table = doc.add_table(rows=0, cols=len(row), style="Table Grid")
            for cell, content in zip(table.add_row().cells, row, strict=True):
                cell.text = content
            continue
        table = None
        paragraph = doc.add_paragraph(style=styles.get(mark))
        run = paragraph.add_run(words)
        run.bold = True if mark in {"?", "="} else None
        run.italic = True if mark == ">" else None


def _docx_footer(doc: Docx, text: str) -> None:
    paragraph = doc.sections[0].footer.paragraphs[0]
    paragraph.text = text
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), "PAGE")
    paragraph._p.append(page)


def _docx_comment(doc: Docx, comment: Comment, when: dt.datetime) -> None:
    paragraph = next(p for p in doc.paragraphs if comment.on in p.text)
    initials = "".join(word[0] for word in comment.author.split(",")[0].split())
    added = doc.add_comment(paragraph.runs, comment.text, comment.author, initials)
    added._comment_elm.set(qn("w:date"), when.isoformat() + "Z")


def _without_clock(data: bytes) -> bytes:
    """Return the zip file `data` with every member dated 1980, the first day a zip can name."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            new.writestr(info, old.read(name))
    return written.getvalue()


def pdf_bytes(sample: Sample) -> bytes:
    """Return the .pdf of `sample`, in one column or two."""
    written = io.BytesIO()
    margin, gap = 22 * mm, 8 * mm
    width = (A4[0] - 2 * margin - (sample.columns - 1) * gap) / sample.columns
    frames = [
        Frame(margin + n * (width + gap), margin, width, A4[1] - 2 * margin, 0, 0, 0, 0)
        for n in range(sample.columns)
    ]

    def furniture(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(margin, A4[1] - margin / 2, sample.header)
        if sample.footer:
            footer = f"{sample.footer}{canvas.getPageNumber()}"
            canvas.drawRightString(A4[0] - margin, margin / 2, footer)

    template = BaseDocTemplate(
        written, pagesize=A4, invariant=1, pageCompression=0, author=sample.author
    )
    template.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    template.build(list(_pdf_body(sample)))
    return written.getvalue()


def _pdf_body(sample: Sample) -> Iterator[Paragraph | Table]:
    size = sample.size
    plain = ParagraphStyle("plain", fontSize=size, leading=size * 1.35, spaceAfter=6)
    bold = {"fontName": "Helvetica-Bold", "keepWithNext": 1}
    styles = {
        "": plain,
        "#": ParagraphStyle("title", plain, fontSize=17, leading=22, **bold),
        "##": ParagraphStyle("head", plain, fontSize=size + 2, spaceBefore=8, **bold),
        "?": ParagraphStyle("question", plain, spaceBefore=6, **bold),
        "-": ParagraphStyle("item", plain, leftIndent=12, bulletIndent=2, spaceAfter=3),
        "--": ParagraphStyle("nested", plain, leftIndent=26, bulletIndent=16, spaceAfter=3),
        "=": ParagraphStyle("data", plain, fontName="Helvetica-Bold", spaceAfter=2),
        ">": ParagraphStyle("small", plain, fontName="Helvetica-Oblique", spaceBefore=10),
    }
    rows: list[list[str]] = []
    for mark, words in [*blocks(sample.text), ("", "")]:
        if mark == "|":
            rows.append(cells(words))
            continue
        if rows:
            content = [[Paragraph(escape(c), plain) for c in row] for row in rows]
            yield Table(content, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "grey")]))
            rows = []
        if words:
            bullet = {"-": "\u2022", "--": "\u2013"}.get(mark)
            yield Paragraph(escape(words), styles[mark], bulletText=bullet)


def main() -> None:
    """Write every file of FILES into its packet's folder."""
    for sample in FILES:
        path = SAMPLES / sample.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(docx_bytes(sample) if path.suffix == ".docx" else pdf_bytes(sample))


if __name__ == "__main__":
    main()
