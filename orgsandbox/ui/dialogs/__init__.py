"""Questions the program asks: one dialog a file, each answers with a value or None."""
