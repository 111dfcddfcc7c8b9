"""The nouns of the practice, as frozen values."""
