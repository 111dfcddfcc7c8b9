"""The page a clinic looks at."""
