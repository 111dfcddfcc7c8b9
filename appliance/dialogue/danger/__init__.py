"""What danger sounds like, in both languages; emergency.py above is the door to it."""
