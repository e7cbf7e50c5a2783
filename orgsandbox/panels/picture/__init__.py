"""One picture: shapes with a name and a value, aimed at, told, walked, dragged and read aloud."""
