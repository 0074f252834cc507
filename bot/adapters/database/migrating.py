"""Brings a database to the tables of this version when it is opened."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from bot.adapters.database.engines import take_turn
from bot.adapters.database.migrations import NEWEST
from bot.domain.errors import SettingsError

_FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine, name: str) -> None:
    """Take the steps that are missing, all or none; of several processes one does it.

    Raises SettingsError when a newer version was here.
    """
    with engine.begin() as connection:
        if _version(connection) == NEWEST:
            return
    with engine.begin() as connection:
        take_turn(connection, "migrations")
        _upgrade(connection, name)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, name: str) -> None:
    # Alembic takes its time to import, and is hardly ever needed.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    found = _version(connection)
    if found is not None and found not in known:
        raise SettingsError(
            f'The database {name} was brought to "{found}" by a newer version of policy-bot; '
            "update this program, or restore the backup from before the update."
        )
    command.upgrade(config, "head")
