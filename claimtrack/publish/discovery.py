"""The claim search described for clients that build themselves from such a document, Google's among them.

Form: https://developers.google.com/discovery/v1/reference/apis
"""

from hashlib import sha256
from typing import Any, Final

VERSION: Final = "v1alpha1"
_NAME: Final = "factchecktools"
_TEXT: Final = {"type": "string"}
_TIME: Final = {"type": "string", "format": "google-datetime"}
_NUMBER: Final = {"type": "integer", "format": "int32"}

_PARAMETERS: Final = {
    "query": (_TEXT, "Words that have to be in the verdict, in any inflected form."),
    "languageCode": (_TEXT, "Language of the verdict, such as sl; a region is not considered."),
    "reviewPublisherSiteFilter": (
        _TEXT,
        "Site of the publisher; another than this desk's finds nothing.",
    ),
    "maxAgeDays": (_NUMBER, "How old the review may be, in days."),
    "pageSize": (_NUMBER, "Claims on a page: 10 unless given, 100 at most."),
    "pageToken": (_TEXT, "The nextPageToken of the page before; the other parameters stay as they were."),
    "offset": (_NUMBER, "How many claims to leave out; not together with a pageToken."),
}
_SCHEMAS: Final[dict[str, dict[str, Any]]] = {
    "SearchResponse": {
        "claims": {"type": "array", "items": {"$ref": "Claim"}, "description": "The claims of this page."},
        "nextPageToken": {**_TEXT, "description": "Leads to the next page; not there on the last one."},
    },
    "Claim": {
        "text": {**_TEXT, "description": "What was claimed, shortly."},
        "claimant": {**_TEXT, "description": "Who claimed it."},
        "claimDate": {**_TIME, "description": "The day on which it was claimed, if it is known."},
        "claimReview": {"type": "array", "items": {"$ref": "ClaimReview"}, "description": "The verdict."},
    },
    "ClaimReview": {
        "publisher": {"$ref": "Publisher", "description": "The desk."},
        "url": {**_TEXT, "description": "The page of the verdict."},
        "title": {**_TEXT, "description": "Its headline."},
        "reviewDate": {**_TIME, "description": "When it was first published."},
        "textualRating": {**_TEXT, "description": "The rating, in the language of the verdict."},
        "languageCode": {**_TEXT, "description": "The language of the verdict."},
    },
    "Publisher": {
        "name": {**_TEXT, "description": "Its name."},
        "site": {**_TEXT, "description": "Its host, without a leading www."},
    },
}


def discovery_document(*, base_url: str, publisher: str) -> dict[str, Any]:
    """Return the description of the search at `base_url`, which has no final slash."""
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": f"{_NAME}:{VERSION}",
        "name": _NAME,
        "version": VERSION,
        "revision": sha256(repr((_PARAMETERS, _SCHEMAS)).encode()).hexdigest()[:8],
        "title": f"Verdicts of {publisher}",
        "description": "Searches the verdicts of a fact-check desk.",
        "documentationLink": f"{base_url}/methodology",
        "protocol": "rest",
        "rootUrl": f"{base_url}/",
        "servicePath": "",
        "baseUrl": f"{base_url}/",
        "basePath": "",
        "batchPath": "batch",
        "version_module": True,
        "parameters": {
            "key": {**_TEXT, "location": "query", "description": "Ignored: anybody may search."},
            "alt": {
                **_TEXT,
                "location": "query",
                "description": "Answers are JSON.",
                "default": "json",
            },
        },
        "schemas": {
            name: {"id": name, "type": "object", "properties": properties}
            for name, properties in _SCHEMAS.items()
        },
        "resources": {"claims": {"methods": {"search": _search()}}},
    }


def _search() -> dict[str, Any]:
    path = f"{VERSION}/claims:search"
    return {
        "id": f"{_NAME}.claims.search",
        "path": path,
        "flatPath": path,
        "httpMethod": "GET",
        "description": "Answers the verdicts that stand, the newest first.",
        "parameters": {
            name: {**kind, "location": "query", "description": text}
            for name, (kind, text) in _PARAMETERS.items()
        },
        "parameterOrder": [],
        "response": {"$ref": "SearchResponse"},
    }
