"""The append-only trail of what was done to whose record."""
