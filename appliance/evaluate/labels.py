"""The labels and slot keys of the development data, and our words for them (docs/vocabulary.md, "Openings")."""

from __future__ import annotations

from collections.abc import Mapping

_OF_LABEL: Mapping[str, tuple[str, ...]] = {
    "new_appointment": ("new",),
    "reschedule": ("move",),
    "cancel": ("cancel",),
    "confirm": ("confirm", "when_mine"),
    "refill": ("refill",),
    "billing": ("billing",),
    "faq": ("hours", "address", "parking", "faq", "language"),
    "insurance_question": ("insurance",),
    "test_results": ("results",),
    "records_request": ("records",),
    "human": ("human", "message"),
    "medical_advice": ("advice",),
    "emergency": (),
    "wrong_number_spam": ("wrong_number", "spam"),
    "other": (
        *("waitlist", "referral", "late", "arrived", "lost_item", "update", "vendor", "complaint", "note"),
        *("robot", "other", "context"),
    ),
}
LABELS = tuple(_OF_LABEL)
_LABEL = {wish: name for name, ours in _OF_LABEL.items() for wish in ours}

SUB_INTENTS: Mapping[str, str] = {
    "waitlist": "waitlist",
    "referral": "referral_status",
    "late": "running_late",
    "arrived": "arrived",
    "lost_item": "lost_item",
    "update": "update_info",
    "vendor": "vendor",
    "complaint": "complaint",
    "note": "work_note",
}
FAQ_TOPICS: Mapping[str, str] = {
    "hours": "hours",
    "address": "location",
    "parking": "parking",
    "language": "language",
}
SLOT_KEYS = (
    *("visit_type", "provider", "provider_excluded", "referring_provider", "preference", "patient_name", "dob"),
    *("phone", "person", "caller_type", "medication", "pharmacy", "insurer", "faq_topic", "sub_intent", "datetimes"),
)


def label(wish: str) -> str:
    """The data's label of one of our wishes."""
    return _LABEL[wish]
