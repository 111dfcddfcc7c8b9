"""Drivers for hearing and speaking."""
