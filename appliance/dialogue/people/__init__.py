"""Names, numbers, dates of birth and the other words people are known by; identity.py above is the door to it."""
