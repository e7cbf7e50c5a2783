"""What is open: the values of one document, their history, and what a gesture would do to them."""
