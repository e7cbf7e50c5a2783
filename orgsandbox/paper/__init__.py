"""Charts on paper: what stands on the pages, in points, before any format draws it. No Qt."""
