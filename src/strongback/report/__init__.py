"""The printable report: two pages for an athlete, their coach or a professional, set from a report as plain data."""
