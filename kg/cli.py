"""The command line: ``kg build council.txt``, then ``kg ask who-said-what``; whatever goes wrong becomes one line."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from kg import __version__
from kg.commands import ask, build, check, demo, explain, export, serve, show
from kg.commands.options import Unwritable, printable
from kg.errors import GazetteerError, KgError, ModelError, QueryError, SourceError, WorkspaceError

OK, LEFT_OUT, USAGE, NO_INPUT, WORKSPACE, QUERY, BUG, INTERRUPTED, PIPE = 0, 1, 2, 3, 4, 5, 70, 130, 141
STATUS: dict[type[KgError], int] = {
    SourceError: NO_INPUT,
    ModelError: NO_INPUT,
    GazetteerError: NO_INPUT,
    WorkspaceError: WORKSPACE,
    QueryError: QUERY,
}
COMMANDS = (build.build, ask.ask, show.show, serve.serve, export.export, check.check, explain.explain, demo.demo)

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
EPILOG = """\b
Exit status:
  0  done
  1  done, but something was left out, or the check found something
  2  the command was not understood
  3  nothing could be built: no readable article, no usable model or gazetteer
  4  the output folder cannot be used: locked, full, no permission, no graph in it
  5  the question cannot be asked, or took too long
  130  interrupted

\b
Example:
  kg build news/ && kg ask who-said-what --param who="Renata Voskuil"
"""


class Group(click.Group):
    """The commands in the order of use; an unknown one names its nearest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, self.commands, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(self.commands)}"
            raise click.UsageError(f"no command {name!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Group, epilog=EPILOG, invoke_without_command=True, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def kg(context: click.Context) -> None:
    """Turn news into a graph of who said what, who stands where, and the words that prove it."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in COMMANDS:
    kg.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: list[str]) -> int:
    """Run the command line; its exit status. Everything that we can explain becomes one line on standard error."""
    try:
        status = kg.main(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else OK
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        return _refuse(_usage(error), USAGE)
    except (KeyboardInterrupt, click.Abort):
        return _refuse("interrupted; what was there before is whole", INTERRUPTED)
    except KgError as error:
        return _refuse(str(error), next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), NO_INPUT))
    except Unwritable as stop:
        return _stopped(stop.error, stop.name)
    except OSError as error:
        return _stopped(error, str(error.filename or "the output"))
    except Exception:
        import traceback

        traceback.print_exc()
        return _refuse("this is a bug in newskg; please report the lines above", BUG)


def _usage(error: click.ClickException) -> str:
    """click's message as one line that says where help is."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message[:1].lower()}{message[1:]} (see {context.command_path if context else 'kg'} --help)"


def _stopped(error: OSError, name: str) -> int:
    """Standard output is closed (``| head``: no word about it) or full; or a file cannot be used."""
    # The interpreter flushes standard output once more at its end, and would complain again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if isinstance(error, BrokenPipeError):
        return PIPE
    advice = "free some space" if error.errno == errno.ENOSPC else "check its name and permissions"
    return _refuse(f"cannot write {name}: {(error.strerror or str(error)).lower()}; {advice}", WORKSPACE)


def _refuse(message: str, status: int) -> int:
    click.echo(f"kg: {printable(message)}", err=True)
    return status
