"""Pictures of the board, the report, and papers in every format."""
