"""The ``strongback`` command: which commands there are, and how every mistake ends in one clear sentence."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from strongback import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

# What each command does, so that --help need not load any of them.
COMMANDS = {
    "start": "Walk through screening and profile to your first plan.",
    "screen": "Answer the screening, or judge a file of answers.",
    "plan": "Make the best plan for a profile, or check one.",
    "today": "Show the next session: what to do and why.",
    "log": "Write down what you did: sets, pain, sleep and stress.",
    "review": "Look back on a week or a block, and take the next step.",
    "exercises": "Find exercises and read about one.",
    "form": "Count and judge a set from landmarks or a video.",
    "explain": "Explain a rule, a muscle, a condition, an exercise or an article.",
    "serve": "Run Strongback as a service for the browser.",
    "backup": "Copy all records, while they are in use, and prove the copy.",
    "restore": "Put a copy back; what was there is kept.",
    "transfer": "Move all records from the local file to PostgreSQL.",
    "doctor": "Look whether everything is in order.",
}
EPILOG = (
    "This helps you plan and log strength training. It is not a medical device and does not diagnose, treat or prevent "
    "any condition. Stop with sharp, spreading or worsening pain, numbness or weakness, and see a health professional."
)


class LazyGroup(click.Group):
    """A group that imports a command only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order a person meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"strongback.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="strongback")
def strongback() -> None:
    """Coach a stronger mid-back: screen, plan, train, log, and see why each step is what it is."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; every error a person can mend ends in one sentence and exit code 1 or 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with strongback.make_context("strongback", given) as context:
            outcome = strongback.invoke(context)
    except click.exceptions.Exit as asked:
        sys.exit(asked.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt, EOFError):
        sys.exit("\nStopped; nothing was lost.")
    except BrokenPipeError:
        _leave_quietly()
    except Exception as error:  # noqa: BLE001 - what nobody can mend is raised again
        from strongback.cli.failure import explain_failure  # noqa: PLC0415 - only a failure pays for it

        sys.exit(explain_failure(error, as_json="--json" in given))
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_quietly()
    sys.exit(outcome if isinstance(outcome, int) else 0)


def _leave_quietly() -> NoReturn:
    """End without a word: whoever reads the output has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
