"""書き出す: the page as it will be, and everything that can be chosen of it."""
