"""Drivers for record systems, and the worker that keeps the box and the EHR in step."""
