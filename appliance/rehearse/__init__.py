"""Simulated callers that phone the box and check what came of it."""
