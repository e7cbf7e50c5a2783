"""From a table of people to an organisation, in pure stages.

Cells (files/cells.py) become a table (files/table.py), the table typed columns (columns.py), each
row exactly one fate (fates.py: a person, a post, a planned seat, a note or a problem), and the fates
an organisation (line.py, departments.py, heads.py, seats.py). What is doubtful is told, with the
mend that would settle it (mends.py).
"""
