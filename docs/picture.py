"""Draws docs/demo.svg: the demonstration as it really runs, recorded from its own terminal."""

import asyncio
from pathlib import Path

from rich.console import Console

from config.demo import run_demo

# not interactive: the line that counts the hours would be drawn once per frame
console = Console(record=True, width=96, force_terminal=True, force_interactive=False)
asyncio.run(run_demo(console))
console.save_svg(str(Path(__file__).with_name("demo.svg")), title="./run demo")
