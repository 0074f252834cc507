"""Brings a database to the tables of this version when it is opened."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from bot.adapters.database.engines import snapshot, take_turn
from bot.adapters.database.migrations import NEWEST
from bot.domain.errors import SettingsError

_FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine, name: str) -> None:
    """Take the steps that are missing, all or none; of several processes one does it.

    Raises SettingsError when a newer version was here.
    """
    with snapshot(engine) as connection:
        if version(connection) == NEWEST:
            return
    with engine.begin() as connection:
        take_turn(connection, "migrations")
        upgrade(connection, name)


def version(connection: Connection) -> str | None:
    """Return the last step that a database has taken; None for one before migrations."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, name: str, to: str = NEWEST) -> None:
    """Take the steps that are missing, up to one of them. Raises SettingsError."""
    # Alembic takes its time to import, and is hardly ever needed.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    found = version(connection)
    if found is not None and found not in known:
        raise SettingsError(
            f'The database {name} was brought to "{found}" by a newer version of policy-bot; '
            "update this program, or restore the backup from before the update."
        )
    if to not in known:
        raise SettingsError(f'This version of policy-bot does not know "{to}"; update it.')
    command.upgrade(config, to)
