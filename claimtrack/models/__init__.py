"""The desk's tables, one file a concept; importing this package fills `Base.metadata`."""

from claimtrack.extract.values import Kind as ClaimKind
from claimtrack.models.article import Article, ArticleAddress, ArticleVersion
from claimtrack.models.bulk import BulkChange, BulkChangeClaim, BulkField
from claimtrack.models.checkpoint import Checkpoint
from claimtrack.models.claim import (
    TO_DO_STATES,
    Appearance,
    Claim,
    ClaimOrigin,
    ClaimTopic,
    DismissReason,
    Lease,
    Medium,
    Priority,
    Topic,
    due_rank,
)
from claimtrack.models.claim_term import ClaimTerm
from claimtrack.models.claimant import Claimant, ClaimantAlias, ClaimantKind
from claimtrack.models.discussion import Comment, Presence
from claimtrack.models.earlier_verdict import EarlierVerdict, EarlierVerdictTerm, ImportBatch
from claimtrack.models.event import Event
from claimtrack.models.job import Job, JobState
from claimtrack.models.legal_hold import HoldKind, LegalHold
from claimtrack.models.login import LoginSession, TokenBucket
from claimtrack.models.policy import Credits, Policy
from claimtrack.models.publication import Correction, OldAddress, Publication, PublicationTerm
from claimtrack.models.push import (
    DeliveryAttempt,
    DeliveryState,
    PushEvent,
    PushMessage,
    Webhook,
    WebhookDelivery,
    WebhookSecret,
    WebSubHub,
)
from claimtrack.models.rating import Rating, RatingScale
from claimtrack.models.reader_message import MessageKind, MessageOutcome, ReaderMessage
from claimtrack.models.source import CopyState, PageFinding, Source, SourceCopy, Stance
from claimtrack.models.translation import Translation, TranslationContributor, TranslationState
from claimtrack.models.user import ErasableValue, Role, User
from claimtrack.models.verdict import (
    Approval,
    CorrectionKind,
    Decision,
    Draft,
    DraftContributor,
    RevisionContributor,
    VerdictRevision,
)

__all__ = [
    "TO_DO_STATES",
    "Appearance",
    "Approval",
    "Article",
    "ArticleAddress",
    "ArticleVersion",
    "BulkChange",
    "BulkChangeClaim",
    "BulkField",
    "Checkpoint",
    "Claim",
    "ClaimKind",
    "ClaimOrigin",
    "ClaimTerm",
    "ClaimTopic",
    "Claimant",
    "ClaimantAlias",
    "ClaimantKind",
    "Comment",
    "CopyState",
    "Correction",
    "CorrectionKind",
    "Credits",
    "Decision",
    "DeliveryAttempt",
    "DeliveryState",
    "DismissReason",
    "Draft",
    "DraftContributor",
    "EarlierVerdict",
    "EarlierVerdictTerm",
    "ErasableValue",
    "Event",
    "HoldKind",
    "ImportBatch",
    "Job",
    "JobState",
    "Lease",
    "LegalHold",
    "LoginSession",
    "Medium",
    "MessageKind",
    "MessageOutcome",
    "OldAddress",
    "PageFinding",
    "Policy",
    "Presence",
    "Priority",
    "Publication",
    "PublicationTerm",
    "PushEvent",
    "PushMessage",
    "Rating",
    "RatingScale",
    "ReaderMessage",
    "RevisionContributor",
    "Role",
    "Source",
    "SourceCopy",
    "Stance",
    "TokenBucket",
    "Topic",
    "Translation",
    "TranslationContributor",
    "TranslationState",
    "User",
    "VerdictRevision",
    "WebSubHub",
    "Webhook",
    "WebhookDelivery",
    "WebhookSecret",
    "due_rank",
]
