"""From the tables of an earlier version to those of this one, with all that they hold.

To add a step: a file in `versions/`, named for what it brings, with `revision` (the name
of the file), `down_revision` (what NEWEST was) and `upgrade`; its name as NEWEST here; the
same tables in schema.py. Where two branches each added one, the later takes the other as
its `down_revision`, and is NEWEST.

A step only adds: tables, indexes, columns that may be empty. A program of the version before
goes on working beside it; what it does not need any more is dropped a version later.
"""

NEWEST = "audit_trail"
