"""Proposals: an organisation and a unit in, ways to split it with reasons out. No Qt."""
