"""The conversation in text, over the real desk and a throw-away store: for developers, admins and programs."""
