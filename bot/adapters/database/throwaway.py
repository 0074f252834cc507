"""An empty database on the server of DATABASE_URL, for as long as a measurement lasts."""

import uuid
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.adapters.database.engines import engine_of, name_of
from bot.domain.errors import SettingsError


@contextmanager
def throwaway(address: str) -> Generator[str]:
    """Make a database beside that of an address, and return its address; its end drops it.

    What the bot keeps is not touched. Raises SettingsError when the server does not let it be.
    """
    engine, name = engine_of(address), f"policy_bot_bench_{uuid.uuid4().hex[:12]}"
    try:
        _tell(engine, f'CREATE DATABASE "{name}"')
        try:
            yield make_url(address).set(database=name).render_as_string(hide_password=False)
        finally:
            _tell(engine, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    except SQLAlchemyError as error:
        raise SettingsError(
            f"No database can be made beside {name_of(address)} ({type(error).__name__}); "
            "its user needs the right to create one, as by ALTER ROLE … CREATEDB."
        ) from error
    finally:
        engine.dispose()


def _tell(engine: Engine, order: str) -> None:
    """Give an order that no transaction may hold."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(order)
