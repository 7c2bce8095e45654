"""The text of an article with its claims, as HTML whose text is the article's, character for character."""

from collections.abc import Mapping

from flask import url_for
from markupsafe import Markup, escape

from claimtrack.models import Claim
from claimtrack.services.article_page import ArticleView
from claimtrack.web.desk.text_spans import Block, Mark, Node, Span, split_blocks
from claimtrack.web.names import state_name

_PARAGRAPH = Markup("<p>{}</p>")
# Hidden, but there: the page counts characters from the beginning of the text.
_GAP = Markup("<span hidden>{}</span>")
_MARK = Markup('<mark class="claim-mark state-{state}"{anchor} title="{title}">{inside}</mark>')
_LINK = Markup('<a href="{address}"{unreached}>{text}</a>')
_UNREACHED = Markup(' tabindex="-1"')
_ANCHOR = Markup(' id="claim-{}"')


def article_markup(view: ArticleView) -> Markup:
    """Return the article's paragraphs with every claim marked and linked.

    Links cannot nest, so each run of text links to the innermost claim it belongs to; the marks do nest.
    """
    claims = {placed.claim.id: placed.claim for placed in view.claims}
    spans = [Span(placed.claim.id, placed.start, placed.end) for placed in view.claims]
    writer = _Writer(claims)
    return Markup().join(writer.block(block) for block in split_blocks(view.version.text, spans))


class _Writer:
    def __init__(self, claims: Mapping[int, Claim]) -> None:
        self.claims = claims
        self.linked: set[int] = set()

    def block(self, block: Block) -> Markup:
        inside = Markup().join(self._node(node, None) for node in block.nodes)
        return (_GAP if block.is_gap else _PARAGRAPH).format(inside)

    def _node(self, node: Node, claim_id: int | None) -> Markup:
        if isinstance(node, Mark):
            return self._mark(node)
        return escape(node) if claim_id is None else self._link(node, claim_id)

    def _mark(self, mark: Mark) -> Markup:
        state = self.claims[mark.key].state
        return _MARK.format(
            state=state.value.replace("_", "-"),
            anchor=_ANCHOR.format(mark.key) if mark.first else "",
            title=state_name(state),
            inside=Markup().join(self._node(node, mark.key) for node in mark.children),
        )

    def _link(self, text: str, claim_id: int) -> Markup:
        """Only the first piece of a claim is a stop of the keyboard; the others lead to the same page."""
        reached = claim_id in self.linked
        self.linked.add(claim_id)
        address = url_for("claims.claim", claim_id=claim_id)
        return _LINK.format(address=address, unreached=_UNREACHED if reached else "", text=text)
