from dataclasses import replace

import pytest
from sqlalchemy import select

from claimtrack.errors import (
    BadAddressError,
    NotFoundError,
    NotHolderError,
    SourceIncompleteError,
    StaleVersionError,
    TextTooLongError,
)
from claimtrack.models import DraftContributor, Source, Stance
from claimtrack.services.evidence.sources import (
    LONGEST,
    SourceDetails,
    add_source,
    change_source,
    details_of,
    list_sources,
    remove_source,
    restore_source,
)
from tests.desk import SOURCE, TrialDesk
from tests.services.record import actions, count_rows, history, last_event


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds."""
    made = desk.add_claim()
    desk.take(made)
    return made


def add(desk: TrialDesk, claim_id: int, details: SourceDetails = SOURCE, *, by: str = "alice") -> int:
    with desk.writing() as session:
        return add_source(
            session, claim_id=claim_id, details=details, identity=desk.person(by), now=desk.now
        ).id


def change(desk: TrialDesk, source_id: int, details: SourceDetails, *, version: int) -> Source:
    with desk.writing() as session:
        return change_source(
            session,
            source_id=source_id,
            version=version,
            details=details,
            identity=desk.person("alice"),
            now=desk.now,
        )


def remove(desk: TrialDesk, source_id: int) -> None:
    with desk.writing() as session:
        remove_source(session, source_id=source_id, identity=desk.person("alice"), now=desk.now)


def restore(desk: TrialDesk, source_id: int) -> None:
    with desk.writing() as session:
        restore_source(session, source_id=source_id, identity=desk.person("alice"), now=desk.now)


def present(desk: TrialDesk, claim_id: int, *, with_removed: bool = False) -> list[SourceDetails]:
    with desk.database.reading() as session:
        rows = list_sources(session, claim_id=claim_id, with_removed=with_removed)
        return [details_of(source) for source in rows]


def test_a_source_is_stored_as_it_was_given_on_todays_date(desk: TrialDesk, claim_id: int) -> None:
    add(desk, claim_id)
    with desk.database.reading() as session:
        source = session.scalars(select(Source)).one()
    assert details_of(source) == SOURCE
    assert (source.accessed_on, source.version, source.position) == (desk.now.date(), 1, 1)


def test_adding_is_an_event_that_tells_the_whole_source(desk: TrialDesk, claim_id: int) -> None:
    source_id = add(desk, claim_id)
    line = last_event(desk)
    assert (line.actor, line.action) == ("alice", "source.add")
    assert line.data == {
        "noted": False,
        "source": source_id,
        "copied_from": None,
        "url": SOURCE.url,
        "reference": None,
        "title": SOURCE.title,
        "publisher": SOURCE.publisher,
        "primary": True,
        "stance": "refutes",
        "quote": SOURCE.quote,
        "locator": SOURCE.locator,
        "published_on": None,
        "accessed_on": desk.now.date().isoformat(),
        "document": None,
        "unnamed": False,
    }


NO_ADDRESSES = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,hello",
    "the town's web site",
    "example.org/account",
    "ftp://example.org/account",
    "https://",
)


def test_what_is_no_web_address_is_refused_by_name(desk: TrialDesk, claim_id: int) -> None:
    for address in NO_ADDRESSES:
        with pytest.raises(BadAddressError) as refusal:
            add(desk, claim_id, replace(SOURCE, url=address))
        assert refusal.value.params == {"address": address}
    assert count_rows(desk, Source) == 0


def test_a_letter_is_a_source_without_an_address(desk: TrialDesk, claim_id: int) -> None:
    add(
        desk,
        claim_id,
        SourceDetails(title="", stance=Stance.CONTEXT, url="  ", reference=" Letter of 3 May "),
    )
    assert present(desk, claim_id) == [
        SourceDetails(title="Letter of 3 May", stance=Stance.CONTEXT, reference="Letter of 3 May")
    ]


def test_a_source_without_title_or_place_is_refused(desk: TrialDesk, claim_id: int) -> None:
    untitled, nowhere = replace(SOURCE, title="   "), replace(SOURCE, url=" ", reference=" ")
    for details in (untitled, nowhere, replace(SOURCE, url=None)):
        with pytest.raises(SourceIncompleteError):
            add(desk, claim_id, details)


def test_fields_are_trimmed_but_the_quote_stays_verbatim(desk: TrialDesk, claim_id: int) -> None:
    add(
        desk,
        claim_id,
        replace(SOURCE, title=" Final account ", publisher=" ", locator=" p. 3 ", quote=" Total: 21 "),
    )
    assert present(desk, claim_id) == [replace(SOURCE, publisher=None, locator="p. 3", quote=" Total: 21 ")]


def test_a_field_holds_what_it_has_room_for_and_no_more(desk: TrialDesk, claim_id: int) -> None:
    for field, limit in LONGEST.items():
        add(desk, claim_id, replace(SOURCE, **{field: "ž" * limit}))  # type: ignore[arg-type]
        with pytest.raises(TextTooLongError) as refusal:
            add(desk, claim_id, replace(SOURCE, **{field: "ž" * (limit + 1)}))  # type: ignore[arg-type]
        assert refusal.value.params["limit"] == limit
    assert count_rows(desk, Source) == len(LONGEST)


def test_the_same_source_sent_twice_is_stored_once(desk: TrialDesk, claim_id: int) -> None:
    first = add(desk, claim_id)
    assert add(desk, claim_id, replace(SOURCE, title="  Final account")) == first
    assert count_rows(desk, Source) == 1
    assert actions(desk, claim_id).count("source.add") == 1


def test_another_quote_of_the_same_page_is_another_source(desk: TrialDesk, claim_id: int) -> None:
    add(desk, claim_id)
    add(desk, claim_id, replace(SOURCE, quote="Planned: 18,000,000 crowns"))
    assert [source.quote for source in present(desk, claim_id)] == [
        SOURCE.quote,
        "Planned: 18,000,000 crowns",
    ]


def test_who_does_not_hold_the_claim_adds_no_source(desk: TrialDesk, claim_id: int) -> None:
    with pytest.raises(NotHolderError):
        add(desk, claim_id, by="charlie")
    assert count_rows(desk, Source) == 0


def test_who_adds_a_source_is_a_contributor(desk: TrialDesk, claim_id: int) -> None:
    add(desk, claim_id)
    with desk.database.reading() as session:
        assert session.scalars(select(DraftContributor.user_id)).all() == [desk.person("alice").user_id]


def test_a_source_is_changed_and_both_states_are_in_the_history(desk: TrialDesk, claim_id: int) -> None:
    source_id = add(desk, claim_id)
    changed = change(desk, source_id, replace(SOURCE, stance=Stance.CONTEXT), version=1)
    assert (changed.version, changed.stance) == (2, Stance.CONTEXT)
    told = [line.data["stance"] for line in history(desk, claim_id) if line.action.startswith("source.")]
    assert told == ["refutes", "context"]


def test_a_stale_change_of_a_source_is_refused(desk: TrialDesk, claim_id: int) -> None:
    source_id = add(desk, claim_id)
    change(desk, source_id, replace(SOURCE, locator="page 4"), version=1)
    with pytest.raises(StaleVersionError):
        change(desk, source_id, replace(SOURCE, locator="page 5"), version=1)
    assert present(desk, claim_id) == [replace(SOURCE, locator="page 4")]


def test_a_change_sent_twice_is_made_once(desk: TrialDesk, claim_id: int) -> None:
    source_id = add(desk, claim_id)
    for _ in range(2):
        assert change(desk, source_id, replace(SOURCE, locator="page 4"), version=1).version == 2
    assert actions(desk, claim_id).count("source.change") == 1


def test_a_bad_address_is_refused_in_a_change_too(desk: TrialDesk, claim_id: int) -> None:
    source_id = add(desk, claim_id)
    with pytest.raises(BadAddressError):
        change(desk, source_id, replace(SOURCE, url="javascript:alert(1)"), version=1)


def test_a_removed_source_can_be_put_back_where_it_was(desk: TrialDesk, claim_id: int) -> None:
    source_id = add(desk, claim_id)
    second = replace(SOURCE, title="Second")
    add(desk, claim_id, second)
    remove(desk, source_id)
    assert present(desk, claim_id) == [second]
    assert present(desk, claim_id, with_removed=True) == [SOURCE, second]
    restore(desk, source_id)
    assert present(desk, claim_id) == [SOURCE, second]


def test_removing_and_restoring_twice_happen_once(desk: TrialDesk, claim_id: int) -> None:
    source_id = add(desk, claim_id)
    for verb in (remove, remove, restore, restore):
        verb(desk, source_id)
    assert actions(desk, claim_id)[-3:] == ["source.add", "source.remove", "source.restore"]
    assert {line.actor for line in history(desk, claim_id)} == {"alice"}


def test_a_source_that_is_not_there_cannot_be_removed(desk: TrialDesk, claim_id: int) -> None:
    with pytest.raises(NotFoundError, match="source"):
        remove(desk, 99)


def test_what_waits_for_a_decision_keeps_its_sources(desk: TrialDesk) -> None:
    proposal = desk.propose()
    with pytest.raises(NotHolderError):
        add(desk, proposal.claim_id, replace(SOURCE, title="Another"))
