"""Planning: from a profile to the best mesocycle, proven, and a checker that trusts nobody.

``make_plan`` answers a ``PlanRequest``; ``check`` verifies any plan. Only ``solver`` knows the solver. The coach
calls it; it reads nothing but what it is given.
"""
