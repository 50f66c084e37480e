"""What the container is made of: the Dockerfile, what it may copy, the compose file, and the locks."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()


def tool(name: str) -> str:
    """The program beside this interpreter, or on the path."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}; ./run test installs it")
    return found


def test_hadolint_finds_nothing() -> None:
    checked = subprocess.run([tool("hadolint"), "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_build_may_see_what_it_copies_and_nothing_else() -> None:
    copied = {name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M) for name in line.split()}
    let_through = {rule.removeprefix("!") for rule in IGNORED if rule.startswith("!")}

    assert IGNORED[0] == "*"  # no token, no data and no history gets in by being forgotten
    assert copied == let_through
    assert all((ROOT / name).exists() for name in copied)


def test_the_process_is_nobody_and_asks_after_its_own_health() -> None:
    assert re.search(r"^USER \d+:\d+$", DOCKERFILE, re.M)
    assert re.search(r'^HEALTHCHECK .*CMD \["vigie", "health"\]$', DOCKERFILE, re.M)
    assert re.search(r'^ENTRYPOINT \["vigie"\]$', DOCKERFILE, re.M)  # no shell between it and SIGTERM
    assert DOCKERFILE.count("VOLUME") == 1


def test_compose_runs_it_with_one_volume_and_no_rights() -> None:
    """No library of ours reads YAML: its lines are compared, without remarks."""
    lines = [line.split(" #")[0].rstrip() for line in COMPOSE.splitlines() if line.strip() and line[0] != "#"]

    assert "\t" not in COMPOSE
    assert [line for line in lines if not line.startswith(" ")] == ["services:", "volumes:"]
    for wanted in ("read_only: true", "cap_drop: [ALL]", 'volumes: ["vigie:/data"]', "required: false"):
        assert wanted in COMPOSE
    assert 'security_opt: ["no-new-privileges:true"]' in COMPOSE


@pytest.mark.parametrize(
    ("lock", "groups"),
    [
        pytest.param("requirements.lock", ["--no-dev"], id="program"),
        pytest.param("requirements-article.lock", ["--no-dev", "--extra", "article"], id="with-articles"),
        pytest.param("requirements-dev.lock", [], id="tests"),
    ],
)
def test_a_lock_is_the_export_of_the_universal_lock(lock: str, groups: list[str]) -> None:
    command = [tool("uv"), "export", "--frozen", "--offline", "--quiet", "--no-emit-project", *groups]
    exported = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if exported.returncode:
        pytest.skip(f"uv cannot export without network here: {exported.stderr.strip()[:200]}")

    assert pins((ROOT / lock).read_text(encoding="utf-8")) == pins(exported.stdout)


def pins(text: str) -> list[str]:
    """Every requirement with its hashes, without remarks on where it came from."""
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
