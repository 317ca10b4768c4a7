"""`factcheck cache`: where it is, how full it is, and an end to it."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import typer

from factcheck.cli import console, options
from factcheck.errors import FactcheckError, UsageError
from factcheck.settings import Settings, load

app = typer.Typer(no_args_is_help=True, help="The cache of what was read: where it is and how full, or clear it.")


@app.command(epilog="Example: factcheck cache info")
def info(cache_dir: options.CacheDir = None) -> None:
    """Show the folder of the cache, how many articles it holds, and its size."""
    from factcheck.store import usage

    settings, folder = _folder(cache_dir)
    articles, size = usage(folder)
    console.write(
        [
            f"folder    {folder}\n",
            f"articles  {articles}\n",
            f"size      {size / 1e6:.1f} MB of {settings.cache_limit} MB\n",
            "" if settings.cache else "switched off by the settings\n",
        ]
    )


@app.command(epilog="Example: factcheck cache clear")
def clear(cache_dir: options.CacheDir = None) -> None:
    """Drop everything in the cache; the next run reads its articles anew."""
    from factcheck.store import clear

    _, folder = _folder(cache_dir)
    try:
        dropped = clear(folder)
    except OSError as error:
        raise FactcheckError(f"cache clear: {error.filename}: {error.strerror}; check the rights of {folder}") from error
    console.write([f"dropped {dropped} {'article' if dropped == 1 else 'articles'} from {folder}\n"])


def _folder(cache_dir: str | None) -> tuple[Settings, str]:
    settings = with_folder(load(Path.cwd(), os.environ, {"cache-dir": cache_dir}), os.environ)
    if settings.cache_dir is None:
        raise UsageError("cache: no home folder to keep it in; set --cache-dir or FACTCHECK_CACHE_DIR")
    return settings, settings.cache_dir


def with_folder(settings: Settings, environment: Mapping[str, str], platform: str = sys.platform) -> Settings:
    """The settings with the folder of the cache: the one they name, else the user's; None without a home folder."""
    if settings.cache_dir is not None:
        return replace(settings, cache_dir=os.path.expanduser(settings.cache_dir))
    user = _user_folder(environment, platform)
    return replace(settings, cache_dir=str(user / "factcheck")) if user else settings


def _user_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    """$XDG_CACHE_HOME if it is absolute, else where the system keeps caches."""
    if os.path.isabs(given := environment.get("XDG_CACHE_HOME", "")):
        return Path(given)
    if platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"])
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    return Path(home, *(("Library", "Caches") if platform == "darwin" else (".cache",)))
