"""Many rows at once into the table of a model, past Django: the columns that are not given hold their default."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


class Table:
    """The table of a model, filled through COPY with rows of the columns that are named."""

    def __init__(self, model: type[models.Model], columns: Sequence[str]) -> None:
        fields = {field.column: field for field in model._meta.local_concrete_fields}
        given = [str(model._meta.get_field(name).column) for name in columns]  # type: ignore[union-attr]
        key = str(model._meta.pk.column)
        rest = [column for column in fields if column not in given and column != key]
        self.model = model
        self.columns = [*given, *rest]
        self.defaults = [fields[column].get_db_prep_save(fields[column].get_default(), connection) for column in rest]

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows whose values stand in the order of the named columns."""
        names = ", ".join(f'"{column}"' for column in self.columns)
        with (
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{self.model._meta.db_table}" ({names}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row([*row, *self.defaults])

    def first_free(self) -> int:
        """Return a primary key above all that are taken."""
        return int(self.model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1

    def go_on_after(self) -> None:
        """Let the next row that Django makes come after these."""
        table, key = self.model._meta.db_table, self.model._meta.pk.column
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), greatest(max(\"{key}\"), 1)) FROM {table}"
            )
