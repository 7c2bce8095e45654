"""What the audit's actions and actors are called on pages."""

from collections.abc import Callable, Mapping

from flask_babel import gettext, lazy_gettext

from claimtrack.audit.actor import ActorKind
from claimtrack.models import CorrectionKind, Decision, Event, PageFinding, TranslationState, User

ACTION_WORDS = {
    "article.add": lazy_gettext("Article added"),
    "article.extract": lazy_gettext("Claims extracted"),
    "article.extract_again": lazy_gettext("Claims extracted again"),
    "claim.add": lazy_gettext("Claim marked by hand"),
    "claim.change": lazy_gettext("Words of the claim changed"),
    "claim.take": lazy_gettext("Claim taken"),
    "claim.release": lazy_gettext("Claim released"),
    "claim.expire": lazy_gettext("Time ran out"),
    "claim.take_over": lazy_gettext("Claim taken over"),
    "claim.dismiss": lazy_gettext("Claim dismissed"),
    "claim.reopen": lazy_gettext("Claim reopened"),
    "claim.merge": lazy_gettext("Claim merged"),
    "claim.split_off": lazy_gettext("Merge undone"),
    "claim.restore": lazy_gettext("Merge undone"),
    "claim.set_recheck": lazy_gettext("Day of the next check set"),
    "claim.recheck": lazy_gettext("Due to be checked again"),
    "claim.set_bounds": lazy_gettext("Place of the claim moved"),
    "claim.split": lazy_gettext("Claim split in two"),
    "claim.split_from": lazy_gettext("Split off another claim"),
    "claim.join": lazy_gettext("Joined with another claim"),
    "claim.undo_split": lazy_gettext("Split undone"),
    "claim.undo_join": lazy_gettext("Joining undone"),
    "claim.prioritise": lazy_gettext("Priority set"),
    "claim.set_due": lazy_gettext("Due date set"),
    "claim.assign": lazy_gettext("Assigned"),
    "claim.tag": lazy_gettext("Filed under a topic"),
    "claim.untag": lazy_gettext("Taken off a topic"),
    "claims.change": lazy_gettext("Claims changed together"),
    "claims.undo": lazy_gettext("Change undone"),
    "topic.add": lazy_gettext("Topic added"),
    "source.add": lazy_gettext("Source added"),
    "source.change": lazy_gettext("Source changed"),
    "source.remove": lazy_gettext("Source removed"),
    "source.restore": lazy_gettext("Source put back"),
    "source.move": lazy_gettext("Source moved"),
    "source.check": lazy_gettext("Cited page looked at again"),
    "source.settle": lazy_gettext("Cited page dealt with"),
    "source.forget": lazy_gettext("Unnamed source forgotten"),
    "source.archive": lazy_gettext("Copy of a source archived"),
    "verdict.adopt": lazy_gettext("Own check from before ClaimTrack read in"),
    "verdict.propose": lazy_gettext("Verdict proposed"),
    "verdict.withdraw": lazy_gettext("Proposal withdrawn"),
    "verdict.request_changes": lazy_gettext("Changes requested"),
    "verdict.approve": lazy_gettext("Verdict approved"),
    "verdict.publish": lazy_gettext("Verdict published"),
    "verdict.schedule": lazy_gettext("Publication scheduled"),
    "verdict.unschedule": lazy_gettext("Schedule taken back"),
    "verdict.correct": lazy_gettext("Verdict opened for a change"),
    "translation.propose": lazy_gettext("Translation proposed"),
    "translation.withdraw": lazy_gettext("Translation withdrawn"),
    "translation.request_changes": lazy_gettext("Changes of the translation requested"),
    "translation.approve": lazy_gettext("Translation approved"),
    "translation.publish": lazy_gettext("Translation published"),
    "translation.renew": lazy_gettext("Translation brought to the newest version"),
    "translation.follow": lazy_gettext("Translation follows its verdict"),
    "comment.add": lazy_gettext("Comment written"),
    "comment.change": lazy_gettext("Comment changed"),
    "comment.delete": lazy_gettext("Comment deleted"),
    "message.receive": lazy_gettext("Message of a reader received"),
    "message.assign": lazy_gettext("Message given to somebody"),
    "message.close": lazy_gettext("Message dealt with"),
    "message.reopen": lazy_gettext("Message opened again"),
    "message.forget": lazy_gettext("Message forgotten"),
    "user.public_name": lazy_gettext("Public name set"),
    "user.log_in": lazy_gettext("Logged in"),
    "user.log_out": lazy_gettext("Logged out"),
    "user.refuse_log_in": lazy_gettext("Log-in refused"),
    "user.role": lazy_gettext("Role changed"),
    "user.remove": lazy_gettext("Person removed"),
    "user.add": lazy_gettext("Person added"),
    "user.password": lazy_gettext("Password set"),
    "policy.set": lazy_gettext("Policy set"),
    "policy.mode": lazy_gettext("Safety mode switched"),
    "backup.make": lazy_gettext("Backup of the desk made"),
    "backup.restore": lazy_gettext("Backup restored"),
    "backup.upgrade": lazy_gettext("Database migrated"),
    "backup.export": lazy_gettext("Whole desk exported"),
    "backup.import": lazy_gettext("Whole desk imported"),
    "webhook.add": lazy_gettext("Webhook added"),
    "webhook.change": lazy_gettext("Webhook changed"),
    "webhook.rotate": lazy_gettext("New secret of a webhook"),
    "webhook.pause": lazy_gettext("Webhook paused"),
    "webhook.resume": lazy_gettext("Webhook goes on"),
    "webhook.replay": lazy_gettext("Message sent again"),
    "webhook.remove": lazy_gettext("Webhook removed"),
    "article.purge": lazy_gettext("Text of an article removed"),
    "source.purge": lazy_gettext("Copies of a source removed"),
    "audit.key": lazy_gettext("Key that signs checkpoints set"),
    "desk.export": lazy_gettext("File taken away"),
    "job.retry": lazy_gettext("Job tried again"),
    "hold.place": lazy_gettext("Legal hold placed"),
    "hold.lift": lazy_gettext("Legal hold lifted"),
    "verdicts.import": lazy_gettext("Earlier verdicts read in"),
}
CORRECTION_KIND_NAMES = {
    CorrectionKind.CORRECTION: lazy_gettext("Correction"),
    CorrectionKind.UPDATE: lazy_gettext("Update"),
    CorrectionKind.CLARIFICATION: lazy_gettext("Clarification"),
    CorrectionKind.RETRACTION: lazy_gettext("Retraction"),
}
TRANSLATION_STATE_NAMES = {
    TranslationState.WRITING: lazy_gettext("being written"),
    TranslationState.IN_APPROVAL: lazy_gettext("waits for a decision"),
    TranslationState.CHANGES_REQUESTED: lazy_gettext("changes requested"),
    TranslationState.APPROVED: lazy_gettext("approved"),
}
DECISION_NAMES = {
    Decision.APPROVE: lazy_gettext("Approved"),
    Decision.REQUEST_CHANGES: lazy_gettext("Changes requested"),
    Decision.ABSTAIN: lazy_gettext("Abstained"),
}
FINDING_WORDS = {
    PageFinding.GONE: lazy_gettext("The page is gone"),
    PageFinding.CHANGED: lazy_gettext("The page says something else now"),
}
POLICY_WORDS = {
    "quorum": lazy_gettext("Approvals needed"),
    "sources_required": lazy_gettext("Sources needed"),
    "lease_minutes": lazy_gettext("Minutes that a claim is held"),
    "self_approval": lazy_gettext("Contributors may approve their own work"),
    "peer_approval": lazy_gettext("Reviewers may approve"),
    "read_only": lazy_gettext("Read-only"),
    "archive_before_proposing": lazy_gettext("Archived copies are asked for before proposing"),
    "public_copies": lazy_gettext("Readers may read archived copies"),
    "rating_scale": lazy_gettext("Rating scale"),
    "publisher_name": lazy_gettext("Publisher's name"),
    "publisher_url": lazy_gettext("Publisher's address"),
    "publisher_logo_url": lazy_gettext("Address of the publisher's logo"),
    "answer_days": lazy_gettext("Days until a complaint is due"),
    "show_complaints": lazy_gettext("Readers are told of complaints and their outcome"),
    "credits": lazy_gettext("Who is credited on a verdict"),
}

OBJECT_NAMES = {
    "claim": lazy_gettext("Claim"),
    "article": lazy_gettext("Article"),
    "user": lazy_gettext("Person"),
    "policy": lazy_gettext("Policy"),
    "message": lazy_gettext("Message"),
    "topic": lazy_gettext("Topic"),
    "webhook": lazy_gettext("Webhook"),
    "job": lazy_gettext("Job"),
    "bulk_change": lazy_gettext("Change of many claims"),
    "import_batch": lazy_gettext("Import"),
    "audit_key": lazy_gettext("Audit key"),
    "desk": lazy_gettext("The desk"),
}
_OBJECT_WORDS: dict[str, Callable[[int], str]] = {
    "claim": lambda key: gettext("Claim %(id)s", id=key),
    "article": lambda key: gettext("Article %(id)s", id=key),
    "user": lambda key: gettext("Person %(id)s", id=key),
    "policy": lambda key: gettext("Policy %(id)s", id=key),
    "message": lambda key: gettext("Message %(id)s", id=key),
    "topic": lambda key: gettext("Topic %(id)s", id=key),
    "webhook": lambda key: gettext("Webhook %(id)s", id=key),
    "job": lambda key: gettext("Job %(id)s", id=key),
    "bulk_change": lambda key: gettext("Change %(id)s", id=key),
    "import_batch": lambda key: gettext("Import %(id)s", id=key),
    "audit_key": lambda key: gettext("Audit key %(id)s", id=key),
    "desk": lambda _key: gettext("The desk"),
}


def action_words(action: str) -> str:
    """Return what an action is called; its own name when this version of the desk does not know it."""
    return str(ACTION_WORDS.get(action, action))


def actor_words(actor: str, people: Mapping[int, User]) -> str:
    """Return who an event's actor is: a person by name, a command, a job."""
    kind, _, name = actor.partition(":")
    if kind == ActorKind.USER and name.isdecimal():
        person = people.get(int(name))
        return person.display_name if person else str(gettext("Person %(id)s", id=name))
    if kind == ActorKind.READER:
        return str(gettext("A reader"))
    if kind == ActorKind.COMMAND:
        return str(gettext("Command “%(name)s”", name=name))
    return str(gettext("The desk (%(name)s)", name=name))


def object_words(event: Event) -> str:
    """Return what an event is about, with its number."""
    if (event.object_kind, event.object_id) == ("user", 0):
        return str(gettext("Nobody's account"))
    words = _OBJECT_WORDS.get(event.object_kind)
    return words(event.object_id) if words else f"{event.object_kind} {event.object_id}"
