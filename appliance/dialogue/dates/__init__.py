"""Days and times as people say them; when.py above is the door to it."""
