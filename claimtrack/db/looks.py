"""One small question to the database, asked with each request: past sessions, transactions and the pool."""

from collections import deque
from typing import Any

from sqlalchemy import Engine


class Looks:
    """Connections of `engine` that are in no transaction, as many as threads look at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: deque[Any] = deque()

    def look(self, statement: str) -> tuple[Any, ...]:
        """Return the row that a statement without parameters reads, as the driver gives it.

        A connection that was kept and is broken since, as after a restart of the server, is made anew.
        """
        try:
            connection = self._idle.pop()
        except IndexError:
            return self._ask(self._connect(), statement)
        try:
            return self._ask(connection, statement)
        except self._engine.dialect.loaded_dbapi.Error:
            return self._ask(self._connect(), statement)

    def close(self) -> None:
        """Close all connections."""
        while self._idle:
            self._idle.pop().close()

    def _ask(self, connection: Any, statement: str) -> tuple[Any, ...]:
        try:
            row: tuple[Any, ...] = tuple(connection.execute(statement).fetchone())
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        return row

    def _connect(self) -> Any:
        taken = self._engine.raw_connection()
        connection: Any = taken.driver_connection
        taken.detach()
        if self._engine.dialect.name == "postgresql":
            connection.autocommit = True
            connection.execute("SET default_transaction_read_only = on")
        return connection
