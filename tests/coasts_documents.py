"""The second portfolio, Coasts and Oceans: forty initiatives with every field there is.

Its data are made up. Its templates are those of the sample, with some of its own.
"""

import datetime
import shutil
from pathlib import Path

from briefgen.assembly import Assembled, Project, fit, open_project
from briefgen.workspace import open_workspace

ROOT = Path(__file__).parent.parent
COASTS = Path(__file__).parent / "coasts"
VISIT = ROOT / "docs/examples/visit/visit.md"
NOON = datetime.datetime(2026, 10, 8, 12, tzinfo=datetime.UTC)
LANGUAGES = ("en", "fr")
# Nine initiatives with all that can be said of them need more room than the sample's.
PAGES = {
    "factsheet": ("pages: 1", "pages: 3"),
    "briefing-note": ("pages: 2", "pages: 3"),
}

# Most of its initiatives are at home.
ORGANIZATION = {
    "International initiatives (sample)": "Coasts and oceans (sample)",
    "Initiatives internationales (exemple)": "Côtes et océans (exemple)",
}

# One subject of each kind: that of which most is said, in every form.
FULLEST = {
    "backgrounder": "portfolio",
    "briefing-note": "restoring-coasts",
    "dashboard": "portfolio",
    "factsheet": "restoring-coasts",
    "follow-up": "portfolio",
    "increase": "crew-welfare-philippines",
    "partner-page": "council-of-coastal-nations",
    "question-period-note": "restoring-coasts",
    "stage-list": "approved",
    "visit": "sn",
}
NAMES = tuple(f"coasts {kind} {each}" for kind in FULLEST for each in LANGUAGES)


def workspace(folder: Path) -> Path:
    """Put the workspace together in a folder, and give its root."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "charts", folder / "charts")
    shutil.copytree(COASTS / "charts", folder / "charts", dirs_exist_ok=True)
    shutil.copytree(COASTS / "data", folder / "data")
    configuration = (ROOT / "briefgen.yaml").read_text("utf-8")
    for before, after in ORGANIZATION.items():
        assert before in configuration
        configuration = configuration.replace(before, after)
    (folder / "briefgen.yaml").write_text(configuration, "utf-8")
    shutil.copyfile(VISIT, folder / "templates/visit.md")
    phrases = folder / "templates/phrases.yaml"
    words = phrases.read_text("utf-8")
    shutil.copytree(COASTS / "templates", folder / "templates", dirs_exist_ok=True)
    own = (COASTS / "templates/phrases.yaml").read_text("utf-8")
    phrases.write_text(f"{words}\n{own}", "utf-8")
    style = folder / "templates/style.yaml"
    style.write_text(f"logo: pictures/logo.svg\n{style.read_text('utf-8')}", "utf-8")
    for kind, (before, after) in PAGES.items():
        template = folder / f"templates/{kind}.md"
        text = template.read_text("utf-8")
        assert before in text
        template.write_text(text.replace(before, after), "utf-8")
    return folder


def coasts(folder: Path) -> Project:
    """Open the workspace, put together in a folder."""
    return open_project(open_workspace(workspace(folder)), {})


def fullest(folder: Path) -> dict[str, Assembled]:
    """Give the fullest document of each kind in both languages, fitted to its pages."""
    project = coasts(folder)
    kinds = {kind.name: kind for kind in project.kinds}
    return {
        f"coasts {kind} {language}": fit(
            project, kinds[kind], subject, language, NOON
        ).assembled
        for kind, subject in FULLEST.items()
        for language in LANGUAGES
    }
