"""Formats for charts on paper, one a file: every one draws the same pages."""
