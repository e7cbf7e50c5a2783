"""The bundled growth story: its text in both languages, and the script that writes the samples."""
