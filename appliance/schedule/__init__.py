"""Openings, holds and bookings; the database refuses a double booking."""
