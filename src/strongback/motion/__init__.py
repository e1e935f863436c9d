"""Motion: from the postures an exercise's file names to where every joint is at every moment.

Frame of reference: metres; x to the person's left, y up, z forward; the floor is at y = 0.
"""
