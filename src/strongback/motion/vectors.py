"""Vectors and rotations as plain tuples: three numbers, and three rows of three."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

IDENTITY: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def sub(a: Vector, b: Vector) -> Vector:
    """Return a - b."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scale(a: Vector, factor: float) -> Vector:
    """Return a times a number."""
    return a[0] * factor, a[1] * factor, a[2] * factor


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the vector product."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length(a: Vector) -> float:
    """Return the length."""
    return sqrt(dot(a, a))


def unit(a: Vector, otherwise: Vector = (0.0, 1.0, 0.0)) -> Vector:
    """Return the direction; a vector of no length has the direction ``otherwise``."""
    size = length(a)
    return scale(a, 1 / size) if size > 1e-9 else otherwise  # noqa: PLR2004


def middle(a: Vector, b: Vector) -> Vector:
    """Return the point halfway between two."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2


def blend(a: Vector, b: Vector, share: float) -> Vector:
    """Return the point at a share of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share


def turned(rotation: Matrix, vector: Vector) -> Vector:
    """Return the rotated vector."""
    x, y, z = vector
    (a, b, c), (d, e, f), (g, h, i) = rotation
    return a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z


def turned_back(rotation: Matrix, vector: Vector) -> Vector:
    """Return the vector rotated the other way."""
    x, y, z = vector
    (a, b, c), (d, e, f), (g, h, i) = rotation
    return a * x + d * y + g * z, b * x + e * y + h * z, c * x + f * y + i * z


def product(a: Matrix, b: Matrix) -> Matrix:
    """Return the rotation that does b first and a after it."""
    (a1, a2, a3), (b1, b2, b3), (c1, c2, c3) = b
    first, second, third = (
        (x * a1 + y * b1 + z * c1, x * a2 + y * b2 + z * c2, x * a3 + y * b3 + z * c3) for x, y, z in a
    )
    return first, second, third


def transposed(a: Matrix) -> Matrix:
    """Return the rotation that undoes a rotation."""
    (a0, a1, a2), (b0, b1, b2), (c0, c1, c2) = a
    return (a0, b0, c0), (a1, b1, c1), (a2, b2, c2)


def chain(*rotations: Matrix) -> Matrix:
    """Return the product of rotations, the last one done first."""
    found = rotations[0]
    for rotation in rotations[1:]:
        found = product(found, rotation)
    return found


def about_x(angle_deg: float) -> Matrix:
    """Return the rotation about the axis to the left: up goes forward."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return (1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)


def about_y(angle_deg: float) -> Matrix:
    """Return the rotation about the vertical: forward goes to the left."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return (c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)


def about_z(angle_deg: float) -> Matrix:
    """Return the rotation about the axis forward: left goes up."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return (c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)


def about(axis: Vector, angle_deg: float) -> Matrix:
    """Return the rotation about an axis of length one, by the right hand."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    x, y, z = axis
    t = 1 - c
    return (
        (t * x * x + c, t * x * y - s * z, t * x * z + s * y),
        (t * x * y + s * z, t * y * y + c, t * y * z - s * x),
        (t * x * z - s * y, t * y * z + s * x, t * z * z + c),
    )
