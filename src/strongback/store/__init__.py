"""The store: Django tables and their conversion to records and back, no rules.

Implements the coach's port on SQLite (and, with a server, PostgreSQL). The rim: nobody inside imports it.
"""
