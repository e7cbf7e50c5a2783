"""Ways to arrange a chart on paper, one a file."""
