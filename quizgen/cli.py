"""The command line: one table of verbs, each in its own module that is loaded when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from quizgen.errors import UserError

# verb: (module and command, one line for --help)
VERBS: dict[str, tuple[str, str]] = {
    "generate": ("generate:generate", "Make a question bank from an article."),
    "inspect": ("inspect:inspect", "Show what was understood of an article, and why items fell."),
    "check": ("check:check", "Find mistakes in question banks."),
    "review": ("review:review", "Go through a bank's drafts: accept, reject, edit."),
    "list": ("list:list_items", "List the items of banks."),
    "new": ("new:new", "Start an empty bank of your own."),
    "merge": ("merge:merge", "Join banks into one."),
    "import": ("import_:import_items", "Take in questions from GIFT, tables or Anki."),
    "schema": ("schema:schema", "Write the bank format as JSON Schema, for editors."),
    "play": ("play:play", "Play banks as a quiz in the terminal."),
    "serve": ("serve:serve", "Play banks in a browser."),
    "stats": ("stats:stats", "Show what is due, retention, streak, hardest items."),
    "flags": ("flags:flags", "Show what learners flagged while playing."),
    "export": ("export:export", "Export banks, for example as an Anki deck."),
    "import-reviews": ("import_reviews:import_reviews", "Take in reviews done in Anki."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called, so that --help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a verb's command."""
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(f"quizgen.commands.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs from the table, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, line) for verb, (_, line) in VERBS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; suggest a near one for a misspelt verb."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], VERBS, 1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quizgen")
def quizgen() -> None:
    """Turn an article into a question bank; play it, or study it in Anki.

    \b
    Examples:
      quizgen generate article.txt
      quizgen play decks/article.yaml
      quizgen export decks/article.yaml -o article.apkg
    """


def main() -> None:
    """Run the command line; a user's error is one line on standard error and exit code 1."""
    try:
        code = quizgen(standalone_mode=False)
    except UserError as error:
        click.echo(f"quizgen: {error}", err=True)
        sys.exit(1)
    except click.exceptions.Abort:
        click.echo("quizgen: stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    sys.exit(code if isinstance(code, int) else 0)
