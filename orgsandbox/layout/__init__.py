"""Where boxes go: sizes in, rectangles and lines out; one arrangement a file. No Qt."""
