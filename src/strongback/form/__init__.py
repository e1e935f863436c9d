"""Form: a stream of body landmarks to repetitions, tempo, range and faults, and to what could not be seen.

Standard library only, no clock and no files: time comes with every frame. The command line, the service and the
browser (in Pyodide) run this same code. ``Engine`` takes one exercise's camera rule and frames; it returns events.
"""

from strongback.form.engine import Engine
from strongback.form.frame import Frame
from strongback.form.result import SetResult

__all__ = ["Engine", "Frame", "SetResult"]
