"""The analyzer: one loaded model that tags statements and matches them, in batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from packetcheck.account import Weighing
from packetcheck.document import Statement
from packetcheck.encoding import Encoder
from packetcheck.example_cache import VectorCache
from packetcheck.explanation import Explanation
from packetcheck.findings import Match, ModelId, TaggedStatement
from packetcheck.matching import Matcher
from packetcheck.modelfolder import MatchSettings, load_model_folder
from packetcheck.rubric import Expectation
from packetcheck.tagging.explain import Explainer
from packetcheck.tagging.tagger import Tagger
from packetcheck.weighing import leads, weigh


class Analyzer:
    """A model, ready for use. Loading takes a part of a second; keep one for many packets.

    Not safe to share between threads or processes; make one in each.
    """

    def __init__(self, model: Path | None = None, *, threads: int | None = None) -> None:
        folder = load_model_folder(model)
        encoder = Encoder(folder.path, folder.manifest.max_tokens, threads=threads)
        self._folder, self._encoder = folder, encoder
        self._tagger = Tagger(folder, encoder)
        self._matcher = Matcher(folder, encoder, VectorCache(folder.identity.digest))
        # Made when it is first asked: it loads the labelled statements.
        self._explainer: Explainer | None = None
        self.identity: ModelId = folder.identity
        self.settings: MatchSettings = folder.manifest.match

    def tag(
        self, statements: Sequence[Statement], period: tuple[dt.date, dt.date] | None = None
    ) -> tuple[TaggedStatement, ...]:
        """Label statements, in their order. `period` is the packet's, for dates without a year."""
        return self._tagger.tag(statements, period)

    def is_furniture(self, tagged: TaggedStatement) -> bool:
        """Tell whether the tagger is sure that a text is furniture, though its shape is not."""
        return self._tagger.is_furniture(tagged)

    def explain(
        self,
        statement: Statement,
        period: tuple[dt.date, dt.date] | None = None,
        *,
        nearest: int = 5,
    ) -> Explanation:
        """Tag one statement and say why, beside the `nearest` labelled ones; see `Explainer`."""
        self._explainer = self._explainer or Explainer(self._folder, self._encoder, self._tagger)
        return self._explainer.explain(statement, period, nearest=nearest)

    def weigh(
        self,
        statements: Sequence[TaggedStatement],
        expectations: Sequence[Expectation],
        wanted: Expectation,
    ) -> tuple[Weighing, ...]:
        """Say what speaks for and against each statement as evidence; see `weighing.weigh`."""
        return weigh(self._matcher, self.settings, statements, expectations, wanted)

    def match(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> tuple[Match, ...]:
        """Hold statements against expectations; see `Matcher.match`."""
        return self._matcher.match(statements, expectations)

    def scores(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> NDArray[np.float32]:
        """Return the score of every pair, shape (expectations, statements)."""
        return self._matcher.score_all(statements, expectations)

    def leads(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> NDArray[np.float32]:
        """Return by how much every score passes its threshold; see `weighing.leads`."""
        return leads(self._matcher, statements, expectations)

    def learn_examples(self, tagged: Sequence[TaggedStatement]) -> None:
        """Take tagged examples' vectors, so that none is computed twice."""
        self._matcher.learn_examples(tagged)

    def knows(self, expectation: Expectation) -> bool:
        """Tell whether the model was fitted on judged statements of this very expectation."""
        return self._matcher.knows(expectation)
