"""In and out of files, without Qt: the plan file, tables, what their columns mean."""
