"""Checks requests and answers against Discord's own machine-readable specification."""

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SPECIFICATION = Path(__file__).parents[3].parent / "shared" / "specs" / "discord" / "openapi.json"


@lru_cache(maxsize=1)
def specification() -> "Specification | None":
    """The specification, or None where the shared material is absent."""
    return Specification(SPECIFICATION) if SPECIFICATION.exists() else None


class Specification:
    """The routes and their schemas. It allows 4,000 characters of content and no embed total: `limits` knows better."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._validators: dict[str, Draft202012Validator] = {}

    @cached_property
    def _document(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8"))
        return document

    @cached_property
    def _registry(self) -> Registry[Any]:
        return Registry().with_resource("urn:discord", Resource(contents=self._document, specification=DRAFT202012))

    def request(self, method: str, path: str, body: Any) -> list[str]:
        """What the specification has against this request body."""
        operation = self._operation(method, path)
        if operation is None:
            return [f"{method} {path} is not in the specification"]
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            return [] if body is None else [f"{method} {path} takes no body"]
        return self._check(f"{method} {path} request", schema, _with_ids_as_text(body))

    def answer(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """What the specification has against this answer."""
        responses = (self._operation(method, path) or {"responses": {}})["responses"]
        response = responses.get(str(status)) or responses.get(f"{status // 100}XX")
        if response is None:
            return [] if status >= 500 else [f"{method} {path} never answers {status}"]
        if "$ref" in response:
            response = self._document["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
        schema = response.get("content", {}).get("application/json", {}).get("schema")
        if status >= 400:  # it numbers the codes of single fields, where Discord uses words
            body = {key: value for key, value in body.items() if key != "errors"}
        return self._check(f"{method} {path} {status}", schema, body) if schema is not None else []

    def _operation(self, method: str, path: str) -> dict[str, Any] | None:
        operation: dict[str, Any] | None = self._document["paths"].get(path, {}).get(method.lower())
        return operation

    def _check(self, name: str, schema: dict[str, Any], body: Any) -> list[str]:
        if name not in self._validators:
            anchored = json.loads(json.dumps(schema).replace('"#/', '"urn:discord#/'))
            self._validators[name] = Draft202012Validator(anchored, registry=self._registry)
        found = sorted(self._validators[name].iter_errors(body), key=lambda e: len(e.path))
        return [f"{name}: {'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in found]


def _with_ids_as_text(body: Any) -> Any:
    """discord.py writes some ids as numbers, which Discord takes though its specification does not."""
    if not isinstance(body, dict):
        return body
    text = {key: str(value) if key.endswith("_id") and value is not None else value for key, value in body.items()}
    if people := (text.get("allowed_mentions") or {}).get("users"):
        text["allowed_mentions"] = text["allowed_mentions"] | {"users": [str(person) for person in people]}
    return text | {key: _with_ids_as_text(text[key]) for key in ("message_reference",) if key in text}
