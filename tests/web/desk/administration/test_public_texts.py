"""The texts of the public site: an administrator writes them, readers read them in their language."""

from claimtrack.services.policy.policies import current_policy
from claimtrack.services.records.history import event_data, list_events
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.desk.policies import change_policy

ABOUT = "We are **three** people."


def write(visitor: Visitor, language: str = "en", version: int = 1, **texts: str) -> int:
    fields = {"version": str(version), "about": ABOUT, "methodology": "", "corrections": "", **texts}
    return visitor.post(f"/admin/texts?language={language}", fields).status_code


def test_what_is_saved_is_what_readers_read(visitor: Visitor, desk: TrialDesk) -> None:
    assert write(visitor.log_in("adam")) == 303
    assert "We are <strong>three</strong> people." in visitor.another().get("/about").text
    with desk.database.reading() as session:
        policy, event = current_policy(session), list_events(session)[0]
        assert (policy.version, policy.texts["en"]["about"]) == (2, ABOUT)
        assert event_data(event) == {"texts": ["about"], "language": "en"}
    assert "Texts of the site (English): About us" in visitor.get("/audit").text


def test_languages_have_texts_of_their_own(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("adam")
    write(visitor)
    assert write(visitor, "sl", 2, about="Trije smo.") == 303
    page = visitor.another().get("/about", headers={"Accept-Language": "sl"}).text
    assert "Trije smo." in page
    assert ABOUT in visitor.get("/admin/texts?language=en").text


def test_saving_the_same_makes_no_version(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("adam")
    assert [write(visitor), write(visitor)] == [303, 303]
    with desk.database.reading() as session:
        assert current_policy(session).version == 2


def test_a_stale_form_shows_both(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("adam")
    write(visitor)
    answer = visitor.post(
        "/admin/texts?language=en", {"version": "1", "about": "We are four.", "methodology": "x"}
    )
    assert answer.status_code == 409
    for words in ("three", "We are four.", 'value="2"'):
        assert words in answer.text


def test_a_new_policy_keeps_the_texts(visitor: Visitor, desk: TrialDesk) -> None:
    write(visitor.log_in("adam"))
    change_policy(desk, quorum=2)
    with desk.database.reading() as session:
        assert current_policy(session).texts["en"]["about"] == ABOUT


def test_it_is_for_administrators_and_for_languages_of_the_desk(visitor: Visitor) -> None:
    assert write(visitor.log_in("bob")) == 403
    assert visitor.log_in("adam").get("/admin/texts?language=xx").status_code == 404


def test_what_is_too_long_stays_typed(visitor: Visitor, desk: TrialDesk) -> None:
    assert write(visitor.log_in("adam"), about="x" * 50_001) == 422
    with desk.database.reading() as session:
        assert current_policy(session).version == 1
