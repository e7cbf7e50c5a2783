"""Numbers about an organisation: one file, one metric, last line `METRIC = Metric(...)`."""
