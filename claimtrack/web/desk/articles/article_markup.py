"""The text of an article with its claims, as HTML whose text is the article's, character for character."""

from collections.abc import Mapping

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup, escape

from claimtrack.models import Claim
from claimtrack.services.articles.article_page import ArticleView
from claimtrack.web.desk.articles.text_spans import Block, Mark, Node, Span, split_blocks
from claimtrack.web.names import state_name

_PARAGRAPH = Markup("<p>{}</p>")
# Hidden, but there: the page counts characters from the beginning of the text.
_GAP = Markup("<span hidden>{}</span>")
_MARK = Markup('<mark class="claim-mark state-{state}"{anchor} title="{title}">{number}{inside}</mark>')
_LINK = Markup('<a href="{address}"{unreached}>{text}</a>')
_UNREACHED = Markup(' tabindex="-1"')
# The list leads here, and the focus comes along.
_ANCHOR = Markup(' id="claim-{}" tabindex="-1"')
# Without a text of its own: the number is drawn by the style sheet, so that characters count as they do.
_NUMBER = Markup(
    '<a class="mark-number" href="#entry-{key}" data-number="{number}" aria-label="{label}"></a>'
)


def article_markup(view: ArticleView, numbers: Mapping[int, int]) -> Markup:
    """Return the article's paragraphs with the claims that have a number marked and linked.

    Links cannot nest, so each run of text links to the innermost claim it belongs to; the marks do nest.
    A claim's number leads to it in the list beside the text.
    """
    placed = [each for each in view.claims if each.claim.id in numbers]
    claims = {each.claim.id: each.claim for each in placed}
    spans = [Span(each.claim.id, each.start, each.end) for each in placed]
    writer = _Writer(claims, numbers)
    return Markup().join(writer.block(block) for block in split_blocks(view.version.text, spans))


class _Writer:
    def __init__(self, claims: Mapping[int, Claim], numbers: Mapping[int, int]) -> None:
        self.claims = claims
        self.numbers = numbers
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
            number=self._number(mark.key) if mark.first else "",
            inside=Markup().join(self._node(node, mark.key) for node in mark.children),
        )

    def _number(self, claim_id: int) -> Markup:
        number = self.numbers[claim_id]
        label = gettext("Claim %(number)s in the list", number=number)
        return _NUMBER.format(key=claim_id, number=number, label=label)

    def _link(self, text: str, claim_id: int) -> Markup:
        """Only the first piece of a claim is a stop of the keyboard; the others lead to the same page."""
        reached = claim_id in self.linked
        self.linked.add(claim_id)
        address = url_for("claims.claim", claim_id=claim_id)
        return _LINK.format(address=address, unreached=_UNREACHED if reached else "", text=text)
