import shutil

import pytest


@pytest.fixture
def soffice() -> str:
    """LibreOffice, or the test is skipped: it is optional for users, too."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice ist nicht installiert")
    return found
