"""Checks requests and answers against the machine-readable Bot API, where it is at hand."""

import json
from functools import cache
from pathlib import Path
from typing import Any

SPEC = Path(__file__).parents[3].parent / "shared" / "specs" / "telegram" / "api.json"
ABSENT = "needs ../shared/specs/telegram/api.json"

_PLAIN = {"String": str, "Integer": int, "Float": (int, float), "Boolean": bool, "True": bool, "False": bool}


@cache
def api() -> dict[str, Any] | None:
    return json.loads(SPEC.read_text()) if SPEC.exists() else None


def request_faults(method: str, params: dict[str, Any]) -> list[str]:
    """What is wrong with this call; empty if nothing is, or if nothing is known."""
    known = api()
    if known is None:
        return []
    if method not in known["methods"]:
        return [f"no such method: {method}"]
    return _fields(known["methods"][method].get("fields", []), params, method)


def answer_faults(method: str, result: Any) -> list[str]:
    """What is wrong with this answer."""
    known = api()
    return _value(known["methods"][method]["returns"], result, method) if known else []


def _fields(fields: list[dict[str, Any]], value: dict[str, Any], where: str) -> list[str]:
    known = {field["name"]: field for field in fields}
    faults = [f"{where}: unknown {name}" for name in value if name not in known]
    faults += [f"{where}: {name} is missing" for name, f in known.items() if f["required"] and name not in value]
    for name in value.keys() & known.keys():
        faults += _value(known[name]["types"], value[name], f"{where}.{name}")
    return faults


def _value(types: list[str], value: Any, where: str) -> list[str]:
    tries = [_one(name, value, where) for name in types]
    return [] if [] in tries else min(tries, key=len)


def _one(name: str, value: Any, where: str) -> list[str]:
    known = api()
    assert known is not None
    if name.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no {name}"]
        return [fault for item in value for fault in _value([name.removeprefix("Array of ")], item, where)]
    if name in _PLAIN:
        fits = isinstance(value, _PLAIN[name]) and (isinstance(value, bool) == (name in ("Boolean", "True", "False")))
        return [] if fits else [f"{where}: {value!r} is no {name}"]
    shape = known["types"][name]
    if shape.get("subtypes"):
        return _value(shape["subtypes"], value, where)
    return _fields(shape.get("fields", []), value, where) if isinstance(value, dict) else [f"{where}: no {name}"]
