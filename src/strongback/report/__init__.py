"""The printable report: two pages for an athlete, their coach or a professional, set from the plain data of a report."""
