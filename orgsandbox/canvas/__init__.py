"""The board: a scene of departments, the view onto it, and one file a gesture."""
