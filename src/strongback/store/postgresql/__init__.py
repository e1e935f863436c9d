"""Django's backend for PostgreSQL, which knows without asking that its connection still stands."""
