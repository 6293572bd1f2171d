"""The group of commands: help, unknown commands, exit status, broken pipes."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import subprocess
import sys

import click
import pytest

from packetcheck.cli import main as main_module
from packetcheck.cli.main import COMMANDS, main

from .harness import Cli, run_process


def commands() -> dict[tuple[str, ...], click.Command]:
    found: dict[tuple[str, ...], click.Command] = {}
    for name in COMMANDS:
        command: click.Command = importlib.import_module(f"packetcheck.cli.{name}").command
        found[(name,)] = command
        if isinstance(command, click.Group):
            found |= {(name, sub): each for sub, each in command.commands.items()}
    return found


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_all_commands_and_the_statuses(cli: Cli, option: str) -> None:
    result = cli(option)
    assert (result.status, result.err) == (0, "")
    for name, summary in COMMANDS.items():
        assert f"  {name} " in result.out
        assert summary in result.out
    for status in ("0 done", "1 gaps found", "2 could not start", "3 finished"):
        assert status in result.out


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_help_of_a_command_names_its_arguments_and_options(cli: Cli, path: tuple[str, ...]) -> None:
    result = cli(*path, "--help")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"Usage: packetcheck {' '.join(path)} ")
    for parameter in commands()[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help or not parameter.expose_value
            assert all(name in result.out for name in parameter.opts)
        else:
            assert (parameter.metavar or (parameter.name or "").upper()) in result.out


def test_no_command_shows_the_help(cli: Cli) -> None:
    result = cli()
    assert result.status == 2
    assert "Commands:" in result.err


def test_an_unknown_command_lists_those_there_are(cli: Cli) -> None:
    result = cli("chekc", "ana")
    assert (result.status, result.out) == (2, "")
    assert "there is no command 'chekc'" in result.err
    assert all(name in result.err for name in COMMANDS)


@pytest.mark.usefixtures("ana")
def test_a_path_without_a_command_is_helped(cli: Cli) -> None:
    assert "packetcheck check ana" in cli("ana", "-t", "senior-pm").err


def test_an_unknown_option(cli: Cli) -> None:
    result = cli("--verbose")
    assert (result.status, result.out) == (2, "")
    assert "No such option" in result.err


def test_a_command_that_is_not_there_is_none() -> None:
    assert main_module.cli.get_command(click.Context(main_module.cli), "frobnicate") is None


def test_version(cli: Cli) -> None:
    result = cli("--version")
    assert result.out == f"packetcheck {importlib.metadata.version('packetcheck')}\n"


def test_main_exits_with_the_status() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["read", "nobody.md"])
    assert caught.value.code == 2


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort(), EOFError()], ids=repr)
def test_an_interrupt_is_said_in_a_line(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fails(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr("packetcheck.cli.run_read.run_read", fails)
    result = cli("read", "a.md")
    assert result.status == 130
    assert result.err.strip() == "packetcheck: interrupted"


def test_the_package_runs_as_a_module() -> None:
    done = run_process("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("packetcheck ")


@pytest.mark.parametrize("argv", [("rubric", "show", "pm-ic"), ("--help",)], ids=" ".join)
def test_a_broken_pipe_is_quiet(argv: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "packetcheck", *argv],
            stdout=writer,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 0
