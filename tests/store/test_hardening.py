"""Bad drives: whatever fails, the file is whole and the message says what to do."""

import errno
import os
import warnings

import pytest
from filelock import FileLock, Timeout
from store.saving import GRUND, IST, MATRIX, T2, a_matrix, names_in, saved, text_of

from assistant.errors import AssistantError, ExitCode
from assistant.store import files, lock
from assistant.store.edit import Set, edit
from assistant.store.journal import Aenderung, Journal
from assistant.store.keep import recover
from assistant.store.splice import Draft


@pytest.fixture
def matrix(tmp_path):
    matrix = a_matrix(tmp_path)
    saved(matrix, GRUND, "alt", "neu")
    return matrix


def full_from(call):
    """A stand-in for fsync on a drive that is full from this call on."""
    calls = [0]

    def fsync(_handle):
        calls[0] += 1
        if calls[0] >= call:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return fsync


def refusal(matrix):
    with pytest.raises(AssistantError) as caught:
        saved(matrix, IST, 152, 153)
    assert caught.value.code is ExitCode.LOCKED
    return str(caught.value)


class DescribeAFullDrive:
    def it_changes_nothing_where_the_journal_has_no_room(self, matrix, monkeypatch):
        before = text_of(matrix)
        lines = Journal(matrix).saetze()
        with monkeypatch.context() as patch:
            patch.setattr(files.os, "fsync", full_from(1))
            message = refusal(matrix)
        assert (
            "auf dem Laufwerk ist kein Platz mehr. Es wurde nichts geändert" in message
        )
        assert text_of(matrix) == before
        assert Journal(matrix).saetze() == lines

    def it_catches_up_where_only_the_file_had_no_room(self, matrix, monkeypatch):
        before = text_of(matrix)
        with monkeypatch.context() as patch:
            patch.setattr(files.os, "fsync", full_from(2))
            message = refusal(matrix)
        assert "auf dem Laufwerk ist kein Platz mehr" in message
        assert message.endswith(
            "Ihre Angabe ist im Verlauf gesichert und wird beim nächsten Speichern "
            "nachgetragen."
        )
        assert text_of(matrix) == before
        assert names_in(matrix.parent) == {"sozialamt.toml", ".verlauf"}
        done = saved(matrix, T2, None, 287)
        assert done.nachgeholt == (Aenderung(IST, 152, 153),)

    def it_has_saved_where_only_the_copy_had_no_room(self, matrix, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(files.os, "fsync", full_from(4))  # each file and its folder
            saved(matrix, IST, 152, 153)
        assert "ist = 153" in text_of(matrix)
        assert recover(matrix) == ()
        assert Journal(matrix).copy() == matrix.read_bytes()


class DescribeAReadOnlyFolder:
    def it_is_said_and_nothing_is_lost(self, tmp_path, monkeypatch):
        matrix = a_matrix(tmp_path)
        error = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        monkeypatch.setattr(lock.Path, "mkdir", _raising(error))
        message = refusal(matrix)
        assert (
            "lässt sich nicht sperren: Sie dürfen das hier nicht. Es wurde" in message
        )
        assert text_of(matrix) == MATRIX


class DescribeADriveWithoutLocks:
    @pytest.mark.parametrize(
        "error",
        [
            OSError(errno.ENOLCK, os.strerror(errno.ENOLCK)),
            OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)),
            NotImplementedError("FileLock is not supported"),
        ],
        ids=["no locks", "no call", "not implemented"],
    )
    def it_is_said_and_nothing_is_written(self, matrix, monkeypatch, error):
        before = text_of(matrix)
        monkeypatch.setattr(FileLock, "acquire", _raising(error))
        message = refusal(matrix)
        assert "lässt sich nicht sperren: das Laufwerk kennt keine Sperren" in message
        assert "legen Sie den Arbeitsordner auf ein anderes Laufwerk" in message
        assert text_of(matrix) == before

    def it_takes_no_makeshift_lock_that_a_crash_would_leave(self, matrix, monkeypatch):
        def fall_back(*_arguments, **_options):
            warnings.warn("falling back to SoftFileLock", stacklevel=2)

        monkeypatch.setattr(FileLock, "acquire", fall_back)
        assert "das Laufwerk kennt keine Sperren" in refusal(matrix)

    def it_says_that_somebody_else_has_been_writing_for_long(self, matrix, monkeypatch):
        monkeypatch.setattr(FileLock, "acquire", _raising(Timeout("x")))
        assert "Seit 30 Sekunden schreibt ein anderes Programm" in refusal(matrix)


def _raising(error):
    def fail(*_arguments, **_options):
        raise error

    return fail


class DescribeManyChanges:
    def it_decides_new_tables_from_few_drafts(self, monkeypatch):
        text = "".join(f'[[a]]\nid = "{n}"\n\n' for n in range(50))
        keys = [("a", n, "t1", key) for n in range(50) for key in ("ist", "grund")]
        real, drafts = Draft.of, []
        monkeypatch.setattr(Draft, "of", lambda text: drafts.append(text) or real(text))
        after = edit(text, [Set(path, 1) for path in keys])
        assert after.count("[a.t1]\nist = 1\ngrund = 1\n") == 50
        assert len(drafts) <= 3
