"""Pictures of a chart: one file a format, last line `EXPORTER = …`."""
