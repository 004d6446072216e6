"""A file is always the old one or the new one, and nothing else is left beside it."""

import errno
import os
import sys
from pathlib import Path

import pytest
from store.saving import names_in

from assistant.errors import AssistantError, ExitCode
from assistant.store import files
from assistant.store.files import append_safely, read_safely, write_safely


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "größe.toml"
    path.write_bytes(b"alt")
    return path


@pytest.fixture(autouse=True)
def pauses(monkeypatch):
    """How long was waited; nobody really waits."""
    waited = []
    monkeypatch.setattr(files.time, "sleep", waited.append)
    return waited


def failing(number, times=99, winerror=None):
    """A stand-in for a system call that fails so many times."""
    left = [times]

    def fail(*arguments, real=None):
        if left[0]:
            left[0] -= 1
            error = OSError(number, os.strerror(number))
            if winerror:
                error.winerror = winerror
            raise error
        return real(*arguments)

    return fail


class DescribeWriteSafely:
    def it_replaces_the_whole_file(self, path):
        write_safely(path, b"neu")
        assert path.read_bytes() == b"neu"
        assert names_in(path.parent) == {path.name}

    def it_makes_a_new_file_and_its_folder(self, tmp_path):
        write_safely(tmp_path / "neu" / "x.toml", b"neu")
        assert (tmp_path / "neu" / "x.toml").read_bytes() == b"neu"

    @pytest.mark.parametrize("call", ["os.fsync", "shutil.copymode", "Path.replace"])
    def it_leaves_the_old_file_where_the_drive_is_full(self, path, monkeypatch, call):
        if call == "Path.replace":
            monkeypatch.setattr(Path, "replace", failing(errno.ENOSPC))
        elif call == "os.fsync":
            monkeypatch.setattr(files.os, "fsync", failing(errno.ENOSPC))
        else:
            monkeypatch.setattr(files.os, "fdopen", _full)
        with pytest.raises(AssistantError) as caught:
            write_safely(path, b"neu")
        assert str(caught.value) == (
            "Die Datei „größe.toml“ lässt sich nicht schreiben: auf dem Laufwerk ist "
            "kein Platz mehr. Schließen Sie sie in anderen Programmen und prüfen Sie, "
            f"ob Sie im Ordner „{path.parent}“ schreiben dürfen und dort Platz ist."
        )
        assert caught.value.code is ExitCode.LOCKED
        assert path.read_bytes() == b"alt"
        assert names_in(path.parent) == {path.name}

    def it_leaves_the_old_file_where_the_folder_is_read_only(self, path, monkeypatch):
        monkeypatch.setattr(files.tempfile, "mkstemp", failing(errno.EROFS))
        with pytest.raises(AssistantError, match="Laufwerk ist schreibgeschützt"):
            write_safely(path, b"neu")
        assert path.read_bytes() == b"alt"

    @pytest.mark.skipif(
        sys.platform == "win32" or os.getuid() == 0, reason="root may write anywhere"
    )
    def it_says_that_one_may_not_write_there(self, path):
        path.parent.chmod(0o500)
        with pytest.raises(AssistantError, match="Sie dürfen das hier nicht"):
            write_safely(path, b"neu")
        path.parent.chmod(0o700)

    def it_waits_for_a_file_that_windows_holds(self, path, monkeypatch, pauses):
        fail, real = failing(errno.EACCES, 3, winerror=32), Path.replace
        monkeypatch.setattr(Path, "replace", lambda *them: fail(*them, real=real))
        write_safely(path, b"neu")
        assert path.read_bytes() == b"neu"
        assert len(pauses) == 3

    def it_gives_up_on_a_file_that_is_held_for_good(self, path, monkeypatch, pauses):
        monkeypatch.setattr(Path, "replace", failing(errno.EACCES, winerror=32))
        with pytest.raises(AssistantError, match="ein anderes Programm hält sie offen"):
            write_safely(path, b"neu")
        assert 1 < sum(pauses) < 5
        assert path.read_bytes() == b"alt"
        assert names_in(path.parent) == {path.name}

    def it_leaves_nothing_behind_when_interrupted(self, path, monkeypatch):
        def interrupted(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_safely(path, b"neu")
        assert names_in(path.parent) == {path.name}


def _full(handle, _mode):
    os.close(handle)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class DescribeReadSafely:
    def it_waits_for_a_file_that_is_being_replaced(self, path, monkeypatch, pauses):
        fail, real = failing(errno.EACCES, 1, winerror=5), Path.read_bytes
        monkeypatch.setattr(Path, "read_bytes", lambda *them: fail(*them, real=real))
        assert read_safely(path) == b"alt"
        assert len(pauses) == 1

    def it_says_in_german_why_not(self, path, monkeypatch):
        monkeypatch.setattr(Path, "read_bytes", failing(errno.EIO))
        with pytest.raises(AssistantError, match="das Laufwerk meldet einen Fehler"):
            read_safely(path)


class DescribeAppendSafely:
    def it_adds_at_the_end(self, path):
        append_safely(path, b" und neu")
        assert path.read_bytes() == b"alt und neu"

    def it_takes_back_what_did_not_reach_the_disk(self, path, monkeypatch):
        monkeypatch.setattr(files.os, "fsync", failing(errno.ENOSPC))
        with pytest.raises(OSError, match="No space left"):
            append_safely(path, b" und neu")
        assert path.read_bytes() == b"alt"
