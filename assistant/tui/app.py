"""The application: from the task list into an interview, and out without a loss."""

import asyncio
import contextlib
import datetime
import os
import signal

from assistant.errors import AssistantError, ExitCode
from assistant.tui.ausgang import Ausgang
from assistant.tui.chat import ChatScreen
from assistant.tui.dialog import Dialog, Wahl
from assistant.tui.german import GermanApp
from assistant.tui.gespraech import Gespraech
from assistant.tui.keymap import TASTEN, read_keys, user_folder
from assistant.tui.papier import PaperScreen
from assistant.tui.start import StartScreen, Ziel
from assistant.tui.theme import DUNKEL, THEMEN
from assistant.workflow.interview import Session, begin
from assistant.workflow.load import latest_year, trouble
from assistant.workflow.paper_session import PaperSession
from assistant.workflow.workspace import Workspace

_WEGE = (
    Wahl("weiter", "Weiter erfassen"),
    Wahl("start", "Zur Startseite"),
    Wahl("ende", "Pause machen und beenden"),
)


class ZielmatrixApp(GermanApp[int]):
    """The start page and the conversations; ends with an exit code."""

    CSS_PATH = "zielmatrix.tcss"
    TITLE = "Zielmatrix"

    def __init__(
        self,
        workspace: Workspace,
        heute: datetime.date,
        session: Session | PaperSession | None = None,
    ) -> None:
        # Without colours the terminal's own are used, or greys would still be sent.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in THEMEN:
            self.register_theme(theme)
        self.tasten = read_keys(workspace.matrices / TASTEN, user_folder() / TASTEN)
        self._workspace = workspace
        self._heute = heute
        self._session = session

    def on_mount(self) -> None:
        """Set colours, keys and signals, and show the first screen."""
        self.theme = DUNKEL.name
        self.animation_level = "none"
        self.set_keymap(self.tasten.belegung)
        self._listen_to_signals()
        match self._session:
            case Session() as session:
                self._interview(session)
            case PaperSession() as session:
                self._paper(session)
            case None:
                self._start()
        for hinweis in self.tasten.hinweise:
            self.say(hinweis)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own names of colours, for the moment before a theme is set."""
        return {"leise": DUNKEL.variables["leise"], "rand": DUNKEL.variables["rand"]}

    # Where one is

    def _start(self) -> None:
        jahr = latest_year(self._workspace)
        namen = tuple(path.stem for path in self._workspace.matrix_files(jahr))
        page = StartScreen(namen, self._begin, self._chosen, self._new_paper)
        self.push_screen(page)

    def _chosen(self, ziel: Ziel) -> None:
        """Open what was chosen; what forbids it by now is said."""
        try:
            self._open(ziel)
        except AssistantError as error:
            self._refuse(error)

    def _open(self, ziel: Ziel) -> None:
        session = self._begin(ziel.matrix)
        if ziel.massnahme:
            for task in session.tasks():
                if task.massnahme.id == ziel.massnahme and task.posten:
                    frage = next(
                        (one for one in task.posten if one.offen), task.posten[0]
                    ).frage
                    session.jump(frage.indikator, frage.schritt)
        self._interview(session)

    def _interview(self, session: Session) -> None:
        name = session.path.stem
        chat = ChatScreen(
            session,
            lambda tertial: self._begin(name, tertial),
            self.tasten.belegung,
        )
        self.open_page(chat, self._came_back)

    def _new_paper(self) -> None:
        try:
            self._paper(PaperSession(self._workspace, self._heute))
        except AssistantError as error:
            self._refuse(error)

    def _paper(self, session: PaperSession) -> None:
        page = PaperScreen(session, self.tasten.belegung)
        self.open_page(page, self._came_back)

    def _came_back(self, ausgang: Ausgang | None) -> None:
        if ausgang is Ausgang.ENDE:
            self.exit(ExitCode.OK)
        elif ausgang is Ausgang.VORLAGE:
            self._new_paper()
        elif not any(isinstance(one, StartScreen) for one in self.screen_stack):
            self._start()

    def _refuse(self, error: AssistantError) -> None:
        titel = "Das lässt sich jetzt nicht öffnen"
        zu = Wahl("zu", "Schließen")
        self.push_screen(Dialog(titel, (trouble(error),), (zu,)))

    def _begin(self, name: str, tertial: int | None = None) -> Session:
        return begin(self._workspace, name, tertial, self._heute)

    # How one leaves

    def ask_for_pause(self) -> None:
        """Ask whether to interrupt; a second time, or where nothing is, just end."""
        chat = self._chat()
        lines = chat.pause_lines() if chat else ()
        if chat is None or not lines:
            self.exit(ExitCode.OK)
        elif isinstance(self.screen, Dialog):
            self.screen.dismiss(None)
        else:
            chat.keep()
            self.open_page(Dialog("Pause?", lines, _WEGE), self._paused)

    def _paused(self, name: str | None) -> None:
        chat = self._chat()
        if chat and name in tuple(Ausgang):
            while self.screen is not chat:
                self.pop_screen()
            chat.leave(Ausgang(name))

    def _chat(self) -> Gespraech | None:
        found = (one for one in self.screen_stack if isinstance(one, Gespraech))
        return next(found, None)

    def _listen_to_signals(self) -> None:
        """End in order when the terminal is closed; Windows has no such signals."""
        loop = asyncio.get_running_loop()
        for name in {"SIGTERM", "SIGHUP"} & set(signal.Signals.__members__):
            with contextlib.suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(signal.Signals[name], self._end_now)

    def _end_now(self) -> None:
        chat = self._chat()
        if chat:
            chat.keep()
        self.exit(ExitCode.OK)


def run(
    session: Session | PaperSession | None, workspace: Workspace, heute: datetime.date
) -> int:
    """Show the conversation, the start page without one; return the exit code."""
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    if session is None:
        latest_year(workspace)  # says what is missing while there is no screen yet
    app = ZielmatrixApp(workspace, heute, session)
    app.run()
    return app.return_code or ExitCode.OK
