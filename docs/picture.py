"""Draws docs/demo.svg: the demonstration as it really runs, recorded from its own terminal."""

import asyncio
from pathlib import Path

from rich.console import Console

from config.demo import run_demo

console = Console(record=True, width=96, force_terminal=True)
asyncio.run(run_demo(console))
console.save_svg(str(Path(__file__).with_name("demo.svg")), title="./run demo")
