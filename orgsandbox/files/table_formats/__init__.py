"""Formats of tables that an import reads: one file a format, last line `FORMAT = …`."""
