"""People going out again: the columns, their order and spelling as they came in."""
