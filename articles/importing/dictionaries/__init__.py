"""Other people's lists of actors and themes: one parser a format, and what matches their items to the archive's."""
