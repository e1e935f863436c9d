"""Screening: from answers to a clearance that fails closed, with reasons and who to see how soon.

Also what conditions limit, the traffic light for pain, and when to ask again. Standard library only; the
coach calls it before planning, progression when pain was noted.
"""
