"""What is wanted of the clinic, and what is told beside it; understand.py above is the door to it."""
