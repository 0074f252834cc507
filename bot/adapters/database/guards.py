"""Triggers that refuse every change of the audit trail but the next entry.

They are a guard rail against mistakes; the proof is the chain with its marks (domain/audit.py).
"""

from sqlalchemy import Connection, text

from bot.domain.audit import GENESIS

_REFUSED = "the audit trail is never changed"
_ORDER = "the audit trail only grows at its end"
_LAST_H = f"COALESCE((SELECT h FROM audit ORDER BY seq DESC LIMIT 1), '{GENESIS}')"  # noqa: S608 - a constant
_NEXT = "COALESCE((SELECT MAX(seq) FROM audit), 0) + 1"

SQLITE = {
    "audit_no_update": f"""CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    "audit_no_delete": f"""CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    "audit_next": f"""CREATE TRIGGER audit_next BEFORE INSERT ON audit
WHEN NEW.seq IS NOT {_NEXT} OR NEW.prev IS NOT {_LAST_H}
BEGIN SELECT RAISE(ABORT, '{_ORDER}'); END""",
}
_REFUSE = f"""CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$"""
_GROW = f"""CREATE FUNCTION audit_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq <> {_NEXT} OR NEW.prev <> {_LAST_H} THEN RAISE EXCEPTION '{_ORDER}'; END IF;
  RETURN NEW;
END $$"""
POSTGRESQL = {
    "audit_no_update": """CREATE TRIGGER audit_no_update BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    "audit_no_truncate": """CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    "audit_next": """CREATE TRIGGER audit_next BEFORE INSERT ON audit
FOR EACH ROW EXECUTE FUNCTION audit_grow()""",
}


def statements(dialect: str) -> tuple[str, ...]:
    """Return what makes the guards in a kind of database."""
    if dialect == "postgresql":
        return (_REFUSE, _GROW, *POSTGRESQL.values())
    return tuple(SQLITE.values())


def missing(connection: Connection) -> tuple[str, ...]:
    """Return the names of the guards that are not there, or not as they were made."""
    if connection.dialect.name == "postgresql":
        query = """SELECT tgname FROM pg_trigger
            WHERE tgrelid = 'audit'::regclass AND tgenabled IN ('O', 'A')"""
        found = {str(name) for name in connection.execute(text(query)).scalars()}
        return tuple(sorted(POSTGRESQL.keys() - found))
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    there = {str(name): str(made) for name, made in connection.execute(text(query)).all()}
    return tuple(sorted(name for name, made in SQLITE.items() if there.get(name) != made))
