"""The back office's questions, a page each: leftover work, unity, results, local procurement."""
