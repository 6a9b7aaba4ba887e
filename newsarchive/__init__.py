"""Wiring of the site: settings, addresses, server entry, database engine. No word of the domain."""
