"""Drivers for telephone lines."""
