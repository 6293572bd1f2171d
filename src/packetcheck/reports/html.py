"""The report as one HTML file that needs nothing else: no network, no script, no other file.

All words of the packet are strangers' words. Jinja2 escapes every value, control characters are
replaced, and a content security policy allows the file's own style and script by their hash and
nothing else, so that even markup that slipped through could neither run nor fetch.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache

import jinja2
from markupsafe import Markup

from packetcheck.findings import Assessment, Relation, Status
from packetcheck.reports.clean import printable
from packetcheck.reports.json_format import program_version
from packetcheck.reports.lenses import LENS_MEANING, status_word
from packetcheck.reports.view import make_anchors, section_views
from packetcheck.reports.view_documents import document_views, map_groups
from packetcheck.reports.view_lenses import lens_views
from packetcheck.reports.wording import (
    CAREER_LEVEL_MEANING,
    CONTESTED_MEANING,
    STATUS_MEANING,
    STATUS_ORDER,
    contested,
    count_of,
    failure_of,
    period_of,
    person_of,
    short_digest,
)

_LOADER = jinja2.PackageLoader("packetcheck.reports")


def render_html(assessment: Assessment) -> str:
    """Return the report as one self-contained HTML page; the same input gives the same page.

    Raises ReportError when a finding cites a statement that is not there.
    """
    anchors = make_anchors(assessment)
    return render_page(
        "report.html.j2",
        styles=("base.css", "report.css"),
        scripts=("theme.js", "report.js"),
        assessment=assessment,
        sections=section_views(assessment, anchors),
        map_groups=map_groups(assessment, anchors),
        documents=document_views(assessment, anchors),
        lenses=lens_views(assessment, anchors),
        anchors=anchors,
        person=person_of(assessment),
        aim=_aim(assessment),
        word_of=lambda status: status_word(status, assessment.rubric),
        period=period_of(assessment),
        contested=contested(assessment.findings),
        first=_first_of_each(assessment, anchors.findings),
    )


def _aim(assessment: Assessment) -> str:
    """Return what the packet was held against, in words: a level, or a lens and its rung."""
    rubric, level = assessment.rubric, assessment.level
    if not rubric.is_lens:
        return level.title
    return f"{rubric.title}: {level.title}" if len(rubric.levels) > 1 else rubric.title


def _first_of_each(assessment: Assessment, anchors: Mapping[str, str]) -> dict[str, str]:
    """Return the anchor of the first finding of each status, and of the first contested one."""
    first: dict[str, str] = {}
    for finding in assessment.findings:
        anchor = anchors[finding.expectation.id]
        first.setdefault(finding.status.value, anchor)
        if finding.contested:
            first.setdefault("contested", anchor)
    return first


def render_page(
    template: str, *, styles: tuple[str, ...], scripts: tuple[str, ...], **values: object
) -> str:
    """Return a page with its style and script inline, and a policy that allows only these."""
    style = "\n".join(_asset(name) for name in styles)
    script = "\n".join(_asset(name) for name in scripts)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template(template)
    return page.render(
        policy=policy,
        # Both are packetcheck's own files: the only markup here that is not escaped.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        version=program_version(),
        **values,
    )


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=_LOADER,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        Status=Status,
        Relation=Relation,
        STATUS_ORDER=STATUS_ORDER,
        STATUS_MEANING=STATUS_MEANING,
        CONTESTED_MEANING=CONTESTED_MEANING,
        CAREER_LEVEL_MEANING=CAREER_LEVEL_MEANING,
        LENS_MEANING=LENS_MEANING,
        count_of=count_of,
        failure_of=failure_of,
        short_digest=short_digest,
    )
    return environment


def _finalize(value: object) -> object:
    """Make every value that a template prints printable; markup is packetcheck's own."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value


def _asset(name: str) -> str:
    return _LOADER.get_source(_environment(), name)[0]


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
