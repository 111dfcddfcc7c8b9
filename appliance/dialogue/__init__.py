"""The conversation, pure: events in, acts out."""
