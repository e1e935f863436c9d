"""The command line: commands that call the coach and print; every one has ``--json``.

The rim: it reads the clock, the environment and files, and decides nothing. Modules load only when their command runs.
"""
