"""The archive: its items, what is known about them, and how they are asked for."""

VERSION = "0.1.0"
"""The release; part of what a cached page depends on."""
