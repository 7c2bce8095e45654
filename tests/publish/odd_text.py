"""Texts that have broken feeds before, for Hypothesis."""

from typing import Final

from hypothesis import strategies as st

NASTY: Final = (
    "]]>",
    "</script><script>alert(1)</script>",
    "<!--",
    "&amp;<b>&#0;",
    "\x00\x08\x0b\x1f\x7f\x85",
    "\u2028\u2029",
    "\ud800 alone, then \udfff",
    "\ufffe\uffff\U0001fffe",
    # Hebrew with a turn of direction, then Arabic.
    "\u05e9\u05dc\u05d5\u05dd \u202e\u05e2\u05d5\u05dc\u05dd\u202c \u0645\u0631\u062d\u0628\u0627",
    "\U0001f469\u200d\U0001f467\U0001f3f3\ufe0f\u200d\U0001f308 😀",
    "č c\u030c \ufeff",
    "one\rtwo\r\nthree\tfour",
    "x" * 10_000,
)
TEXTS: Final = st.one_of(
    st.sampled_from(NASTY),
    st.text(alphabet=st.characters(codec=None), max_size=60),
    st.lists(st.sampled_from(NASTY[:-1]), min_size=2, max_size=4).map("".join),
)
