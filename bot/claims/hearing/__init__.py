"""Hearing: who speaks in a text, in which mood, and about what."""
