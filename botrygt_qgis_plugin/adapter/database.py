# SPDX-License-Identifier: GPL-2.0-or-later
"""A PostGIS database -> QGIS layers: 'postgres://host/name?schema=lp99', or dbname='name' host='host' schema='lp99'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import parse_qsl, unquote, urlsplit

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsDataSourceUri,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from botrygt_qgis_plugin.adapter.layers import layer_kind, must_be_readable
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.files import OWN_LAYERS

_QUERY = ("host", "port", "user", "password", "dbname", "sslmode", "service", "authcfg", "schema")
_WAIT_SECONDS = 10
_Table = QgsAbstractDatabaseProviderConnection.TableProperty


def database_uri(source: str) -> QgsDataSourceUri:
    """The connection that a URL or key=value words name; its schema narrows the plan to one schema.

    Raises InputError for a URL that cannot be understood.
    """
    if "://" not in source:
        return QgsDataSourceUri(source)
    try:
        url = urlsplit(source.strip())
        port = str(url.port or "")
    except ValueError as error:
        raise _not_understood(str(error), "postgres://") from None
    query = dict(parse_qsl(url.query))
    strange = sorted(set(query) - set(_QUERY))
    if strange:
        raise _not_understood(f"'{strange[0]}'", database_name(url._replace(query="").geturl()))
    uri = QgsDataSourceUri()
    name = query.get("dbname", unquote(url.path.lstrip("/")))
    user, phrase = query.get("user", unquote(url.username or "")), query.get("password", unquote(url.password or ""))
    mode, config = QgsDataSourceUri.decodeSslMode(query.get("sslmode", "prefer")), query.get("authcfg", "")
    if "service" in query:
        uri.setConnection(query["service"], name, user, phrase, mode, config)
    else:
        uri.setConnection(query.get("host", unquote(url.hostname or "")), query.get("port", port), name, user, phrase,
                          mode, config)
    if "schema" in query:
        uri.setSchema(query["schema"])
    return uri


def _not_understood(what: str, where: str) -> InputError:
    known = ", ".join(_QUERY)
    return InputError(f"The database source cannot be understood ({what}). Write postgres://host/name?schema=…; known "
                      f"after the question mark: {known}.",
                      f"Databasekilden kan ikke forstås ({what}). Skriv postgres://vært/navn?schema=…; efter "
                      f"spørgsmålstegnet kan stå: {known}.", where)


def database_name(source: str) -> str:
    """The database as it may stand in a result file: no user, no password."""
    uri = database_uri(source)
    port = f":{uri.port()}" if uri.port() else ""
    schema = uri.schema()
    place = uri.service() or f"{uri.host()}{port}"
    return f"postgres://{place}/{uri.database()}" + (f"?schema={schema}" if schema else "")


def database_layers(source: str) -> list[QgsVectorLayer]:
    """Every table and view with geometry that the user may read, of one schema where the source names one.

    Raises InputError where the database cannot be reached, the schema is not there or nothing in it has geometry.
    """
    uri, name = database_uri(source), database_name(source)
    if uri.table():
        layer = QgsVectorLayer(source, uri.table(), "postgres")
        must_be_readable(layer)
        return [layer]
    schema = uri.schema()
    connection = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(uri.uri(True), {})
    try:
        known = connection.schemas()
        if schema and schema not in known:
            raise InputError(f"The database '{name}' has no schema '{schema}'. It has: {', '.join(known)}.",
                             f"Databasen «{name}» har intet skema «{schema}». Der er: {', '.join(known)}.", name)
        kinds = QgsAbstractDatabaseProviderConnection.TableFlag.Vector
        tables = [table for each in ([schema] if schema else known) for table in connection.tables(each, kinds)]
    except QgsProviderConnectionException as error:
        raise _unreachable(uri, name) from error
    layers = _named([layer for table in tables if table.tableName() not in OWN_LAYERS
                     for layer in _table_layers(uri, table)])
    if not layers:
        raise InputError(f"The database '{name}' holds no table with geometry that you may read. Check schema and "
                         "rights.", f"Databasen «{name}» har ingen tabel med geometri, som du må læse. Tjek skema og "
                         "rettigheder.", name)
    return [layer for _, layer in layers]


def _table_layers(uri: QgsDataSourceUri, table: _Table) -> Iterator[tuple[str, QgsVectorLayer]]:
    """The schema and layer of each kind of geometry in a table's geometry column; most have one."""
    column = table.geometryColumn()
    types = {}
    for each in table.geometryColumnTypes():
        kind = QgsWkbTypes.geometryType(each.wkbType)
        types.setdefault(kind, each)
        if QgsWkbTypes.isMultiType(each.wkbType):
            types[kind] = each
    for each in types.values() if column else ():
        one = QgsDataSourceUri(uri.connectionInfo(True))
        view = table.flags() & QgsAbstractDatabaseProviderConnection.TableFlag.View
        if view:
            # A view has no key of its own, and QGIS reads nothing without one.
            name = f"{_quoted(table.schema())}.{_quoted(table.tableName())}"
            rows = f"(SELECT row_number() OVER () AS botrygt_row, * FROM {name})"  # nosec B608 - the database's own name
            one.setDataSource("", rows, column, "", "botrygt_row")
        else:
            one.setDataSource(table.schema(), table.tableName(), column)
        one.setWkbType(each.wkbType)
        if each.crs.isValid():
            one.setSrid(str(each.crs.postgisSrid()))
        layer = QgsVectorLayer(one.uri(True), table.tableName(), "postgres")
        must_be_readable(layer)
        if len(types) > 1:
            layer.setName(f"{table.tableName()} ({layer_kind(layer)})")
        yield table.schema(), layer


def _named(layers: list[tuple[str, QgsVectorLayer]]) -> list[tuple[str, QgsVectorLayer]]:
    """Tables of the same name in several schemas are told apart by the schema."""
    count = Counter(layer.name() for _, layer in layers)
    for schema, layer in layers:
        if count[layer.name()] > 1:
            layer.setName(f"{schema}.{layer.name()}")
    return layers


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _unreachable(uri: QgsDataSourceUri, name: str) -> InputError:
    why = _reason(uri)
    return InputError(f"The database '{name}' cannot be read{why}. Check its name, the host and your access; user and "
                      "password are best kept in a service or .pgpass file.",
                      f"Databasen «{name}» kan ikke læses{why}. Tjek navnet, værten og din adgang; bruger og "
                      "adgangskode gemmes bedst i en service- eller .pgpass-fil.", name)


def _reason(uri: QgsDataSourceUri) -> str:
    """What the server said; QGIS keeps that to itself. '' where psycopg2 is not there to ask."""
    with suppress(ImportError):
        import psycopg2
        try:
            psycopg2.connect(uri.connectionInfo(True), connect_timeout=_WAIT_SECONDS).close()
        except psycopg2.Error as error:
            return f" ({' '.join(str(error).split())})"
    return ""
