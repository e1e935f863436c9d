"""The use cases that the command line and the server share: screen, plan, today, log, review, explain.

Each is a function that receives what it needs: the store through a port, the clock and randomness as callables.
No rule is decided here; the parts below decide, the coach asks them in the right order.
"""
