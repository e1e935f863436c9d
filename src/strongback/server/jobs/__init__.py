"""Work that nobody waits for: exports, imports and reminders, behind Django's tasks API."""
