# SPDX-License-Identifier: GPL-2.0-or-later
"""The law of judging, over ten thousand random schemas and rows: what is known is judged as the reference validator
judges it, keyword by keyword, and no filling-in of what is unknown contradicts a verdict."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
from botrygt_qgis_plugin.engine.evaluate import KINDS, errors, failing_paths, judge_columns
from botrygt_qgis_plugin.engine.findings import CANNOT_TELL, MET, NOT_MET, NOT_RELEVANT
from botrygt_qgis_plugin.engine.measured import Measured
from botrygt_qgis_plugin.engine.reasons import failing, ways
from botrygt_qgis_plugin.engine.requirement import compile_schema
from botrygt_qgis_plugin.engine.rulebook import compiled

INF = float("inf")
NAN = float("nan")
NUMBERS = ("a", "b")
CATEGORIES = {"k": ("front", "rear", ""), "g": (True, False)}
NAMES = (*NUMBERS, *CATEGORIES)
ROWS = 8
SCHEMAS_SEEN = 10_000 // ROWS


def law(examples):
    """The same examples in every run."""
    return settings(max_examples=examples, deadline=None, derandomize=True, database=None)



LIMIT = st.sampled_from([-1, 0, 0.5, 1, 2, 0.1])
ANYTHING = st.one_of(LIMIT, st.sampled_from(["front", "rear", "", True, False]))
TYPES = st.sampled_from(["number", "integer", "string", "boolean"])
LEAF_KEYWORDS = {
    "minimum": LIMIT, "maximum": LIMIT, "exclusiveMinimum": LIMIT, "exclusiveMaximum": LIMIT, "const": ANYTHING,
    "multipleOf": st.sampled_from([0.1, 0.5, 1, 2]), "enum": st.lists(ANYTHING, min_size=1, max_size=3),
    "type": st.one_of(TYPES, st.lists(TYPES, min_size=1, max_size=2, unique=True)),
    "pattern": st.sampled_from(["^f", "r$", "^[a-z]{4,5}$", "o|e", "^$"]),
    "minLength": st.integers(0, 5), "maxLength": st.integers(0, 5)}
# Of a value: leaves, and logic over them.
LEAVES = st.lists(st.sampled_from(sorted(LEAF_KEYWORDS)), min_size=1, max_size=3, unique=True).flatmap(
    lambda keywords: st.fixed_dictionaries({keyword: LEAF_KEYWORDS[keyword] for keyword in keywords}))


def logic(schemas):
    """Schemas over other schemas; several keywords may stand together."""
    several = st.lists(schemas, min_size=1, max_size=3)
    either = st.one_of(several.map(lambda parts: {"anyOf": parts}), several.map(lambda parts: {"oneOf": parts}),
                       several.map(lambda parts: {"allOf": parts}))
    choice = st.tuples(schemas, schemas, schemas, st.sampled_from([("then",), ("else",), ("then", "else")])).map(
        lambda four: {"if": four[0], **dict(zip(four[3], four[1:3]))})
    return st.one_of(either, schemas.map(lambda part: {"not": part}), choice, st.tuples(either, choice).map(
        lambda two: {**two[0], **two[1]}))


VALUES = st.one_of(LEAVES, LEAVES, logic(LEAVES), st.just({"$ref": "#/$defs/value"}))
PRESENCE = st.one_of(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True).map(lambda names: {"required": names}),
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).map(lambda a: {"dependentRequired": {a[0]: [a[1]]}}),
    st.integers(0, 4).map(lambda n: {"minProperties": n}), st.integers(0, 4).map(lambda n: {"maxProperties": n}),
    st.sampled_from(["^[a-k]$", "^[ab]$"]).map(lambda text: {"propertyNames": {"pattern": text}}))
LIMITS = st.dictionaries(st.sampled_from(NAMES), VALUES, min_size=1, max_size=2).map(lambda some: {"properties": some})
ABOUT = st.one_of(LIMITS, LIMITS, PRESENCE, st.just({"$ref": "#/$defs/subject"}))
WHOLE = st.recursive(ABOUT, logic, max_leaves=5)
SCHEMAS = st.tuples(WHOLE, LIMITS, LEAVES, LIMITS).map(lambda four: {
    **four[1], **four[0], "$defs": {"value": four[2], "subject": four[3]}})

BOUND = (-INF, -1.0, 0.0, 0.5, 1.0, 2.0, INF)


def rows_of(seed):
    """Rows of known, bounded and unknown quantities. Drawn from one number: rows need no shrinking, schemas do."""
    random = Random(seed)

    def bounds():
        low, high = sorted(random.choices(BOUND, k=2))
        if low == high or random.random() < 0.3:
            one = random.choice(BOUND[1:-1])
            return [one, one]
        return [low, high] if random.random() < 0.8 else [NAN, NAN]

    return [{**{name: bounds() for name in NUMBERS},
             **{name: random.choice([None, *values, *values]) for name, values in CATEGORIES.items()}}
            for _ in range(ROWS)]


SOME = st.integers(0, 2**32).map(rows_of)
GRID = (-7.0, -1.0, -0.5, 0.0, 0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 9.0)
ABSENT = object()


def columns_of(rows):
    columns = {}
    for name in NUMBERS:
        low, high = (np.array([row[name][i] for row in rows], dtype=float) for i in (0, 1))
        columns[name] = Measured(low, high, np.where(low == high, low, NAN), (("role.x",),) * len(rows))
    for name in CATEGORIES:
        values = np.empty(len(rows), dtype=object)
        values[:] = [row[name] for row in rows]
        columns[name] = Measured.column(values, "role.kind")
    return columns


def choices(row, name):
    """What a quantity may be: what its bounds allow; where nothing is known also absent, or of another type."""
    if name in CATEGORIES:
        return [row[name]] if row[name] is not None else [*CATEGORIES[name], ABSENT, 1.0]
    low, high = row[name]
    if np.isnan(low) or (low, high) == (-INF, INF):
        return [*GRID, ABSENT, "front"]
    return [value for value in GRID if low <= value <= high]


def fillings(row, most):
    """A spread of the ways to fill in the unknowns of a row."""
    every = [choices(row, name) for name in NAMES]
    total = int(np.prod([len(some) for some in every]))
    for at in sorted({round(i * (total - 1) / max(most - 1, 1)) for i in range(most)}):
        picked, left = {}, at
        for name, some in zip(NAMES, every):
            left, position = divmod(left, len(some))
            picked[name] = some[position]
        yield {name: value for name, value in picked.items() if value is not ABSENT}


def known_rows(rows):
    """The same rows with every unknown filled in, as instances and as columns."""
    instances = [{name: next(v for v in choices(row, name) if v is not ABSENT) for name in NAMES} for row in rows]
    return instances, columns_of([{n: [v, v] if n in NUMBERS else v for n, v in one.items()} for one in instances])


def as_python(schema):
    """The schema as the reference must be given it: Python's $ also matches before a last line break."""
    if isinstance(schema, list):
        return [as_python(part) for part in schema]
    if isinstance(schema, dict):
        return {key: part.replace("$", r"\Z") if key == "pattern" and isinstance(part, str) else as_python(part)
                for key, part in schema.items()}
    return schema


def rule_of(schema):
    """A rule that nothing but its requirement matters of."""
    text = {"da": "tekst", "en": "text"}
    block = {"id": "T01", "root": "T01", "version": "1.0.0", "title": text, "domain": "lighting", "subject": "light",
             "dkr": [4], "obligation": "should", "stages": ["draft"], "severity": "low", "landing": ["bestemmelse"],
             "source": {"title": "t", "url": "https://t.example", "figure": "seen"}, "wording": text, "clause": text,
             "suggestion": text, "examples": []}
    return compiled({**schema, "x-rule": block})


def said(schema, instance):
    """The reference's verdict on an instance, whom the outermost `if` concerns included."""
    def valid(part):
        return Draft202012Validator(as_python({**part, "$defs": schema["$defs"]})).is_valid(instance)

    if "if" in schema and not ("then" in schema and "else" in schema):
        concerned = valid(schema["if"]) == ("then" in schema)
        demand = schema["then"] if "then" in schema else schema["else"]
    else:
        concerned, demand = True, schema
    return (MET if valid(demand) else NOT_MET) if concerned else NOT_RELEVANT


def without_conjuncts(schema):
    """Beside an outermost `if` the dialect lets nothing stand."""
    return {k: v for k, v in schema.items() if k in ("if", "then", "else", "$defs")} if "if" in schema else schema


@law(SCHEMAS_SEEN)
@given(SCHEMAS, SOME)
def test_known_rows_fail_where_the_reference_says(schema, rows):
    instances, columns = known_rows(rows)
    by_row = compile_schema(schema, columnar=False)
    validator = Draft202012Validator(as_python(schema))
    expected = [{tuple(error.absolute_schema_path) for error in validator.iter_errors(
        {name: instance[name] for name in by_row.names})} for instance in instances]
    for node in (compile_schema(schema), by_row):
        got = [set() for _ in rows]
        for path, flags in errors(node, columns, np.ones(len(rows), dtype=bool)):
            for row in np.flatnonzero(flags).tolist():
                got[row].add(path)
        assert got == expected


def test_no_filling_in_contradicts_what_is_certain():
    told = {True: [], False: []}

    @law(SCHEMAS_SEEN)
    @given(SCHEMAS, SOME)
    def holds(schema, rows):
        by_row = compile_schema(schema, columnar=False)
        validator = Draft202012Validator(as_python(schema))
        columns = columns_of(rows)
        columnar, slow = (node.truth(columns, len(rows)) for node in (compile_schema(schema), by_row))
        # What the reference tells row by row the columns tell too, and more.
        assert not (columnar.undecided & ~slow.undecided).any()
        for truth in (columnar, slow):
            for row in np.flatnonzero(~truth.undecided).tolist():
                told[bool(truth.holds[row])].append(truth is columnar)
                for instance in fillings(rows[row], 10):
                    seen = {name: value for name, value in instance.items() if name in by_row.names}
                    assert validator.is_valid(seen) == truth.holds[row], (rows[row], seen)

    holds()
    # A law is also kept by saying nothing.
    counts = [count for by in told.values() for count in (sum(by), len(by) - sum(by))]
    assert min(counts) > SCHEMAS_SEEN // 8, counts


@law(SCHEMAS_SEEN // 3)
@given(SCHEMAS, SOME)
def test_a_rule_tells_known_rows_as_the_reference_and_says_why(schema, rows):
    schema = without_conjuncts(schema)
    instances, columns = known_rows(rows)
    rule = rule_of(schema)
    assume(rule.judged_quantities)
    kinds = [KINDS[code] for code in judge_columns(rule, columns, len(rows)).kinds]
    told = [{name: instance[name] for name in rule.judged_quantities} for instance in instances]
    assert kinds == [said(schema, instance) for instance in told]
    paths = failing_paths(rule, columns, len(rows))
    for row, kind in enumerate(kinds):
        assert any(flags[row] for flags in paths.values()) == (kind == NOT_MET)
        assert bool(failing(rule, columns, row)) == (kind == NOT_MET) or kind == NOT_RELEVANT
        assert all(way.failures for way in ways(rule, columns, row))
    judged = judge_columns(rule, columns_of(rows), len(rows))
    for row, code in enumerate(judged.kinds):
        assert bool(judged.missing.get(row)) == (KINDS[code] == CANNOT_TELL)
