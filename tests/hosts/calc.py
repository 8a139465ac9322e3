"""LibreOffice Calc as a host: an add-in made from the registry computes real cells of a real workbook.

``Calc(folder)`` writes the add-in; ``recalculated(workbook)`` lets LibreOffice compute every formula and gives the
workbook that it saved. The functions are named SERVICE.METHOD there: WTW_REQUIRED_HOURS is WTW.REQUIRED_HOURS.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections import defaultdict
from pathlib import Path

from caseload.cells import functions
from caseload.hosts.others import others

ADDIN = Path(__file__).resolve().parents[2] / "addin"
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
 <manifest:file-entry manifest:full-path="caseload.idl"
  manifest:media-type="application/vnd.sun.star.uno-typelibrary;type=RDB"/>
 <manifest:file-entry manifest:full-path="component.py"
  manifest:media-type="application/vnd.sun.star.uno-component;type=Python"/>
</manifest:manifest>
"""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
  <value>0</value></prop></item>
 <item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse">
  <value>false</value></prop></item>
</oor:items>
"""
COMPONENT = '''
import uno
import unohelper
from com.sun.star.lang import XServiceInfo, XServiceName
from com.sun.star.sheet import XAddIn
from caseload.cells import call, functions
from caseload.hosts.others import others

KNOWN = {**functions(), **others()}
g_ImplementationHelper = unohelper.ImplementationHelper()


def shown(value):
    rows = value if isinstance(value, list) else [[value]]
    return tuple(tuple(float(each) if isinstance(each, (bool, int)) else each for each in row) for row in rows)


def method(name):
    def compute(self, *args):
        args = list(args)
        while args and args[-1] is None:
            args.pop()
        return shown(others()[name].call(args) if name in others() else call(name, args))
    return compute


def about(service, methods):
    class Service(unohelper.Base, XAddIn, XServiceName, XServiceInfo, uno.getClass("org.caseload.calc.X" + service)):
        def __init__(self, context):
            self.context, self.locale = context, None

        def getServiceName(self):
            return service

        def getImplementationName(self):
            return "org.caseload.calc." + service

        def supportsService(self, name):
            return name in self.getSupportedServiceNames()

        def getSupportedServiceNames(self):
            return (service, "com.sun.star.sheet.AddIn")

        def setLocale(self, locale):
            self.locale = locale

        def getLocale(self):
            return self.locale

        def getProgrammaticFuntionName(self, name):
            return name

        def getDisplayFunctionName(self, name):
            return name

        def getFunctionDescription(self, name):
            made = KNOWN.get(service + "_" + name)
            return made.help if made else ""

        def getDisplayArgumentName(self, name, at):
            made = KNOWN.get(service + "_" + name)
            return made.arguments[at].word if made and at < len(made.arguments) else ""

        def getArgumentDescription(self, name, at):
            made = KNOWN.get(service + "_" + name)
            return made.arguments[at].help if made and at < len(made.arguments) else ""

        def getProgrammaticCategoryName(self, name):
            return "Add-In"

        def getDisplayCategoryName(self, name):
            return "Caseload"

    for name in methods:
        setattr(Service, name, method(service + "_" + name))
    return Service


def maker(service, methods):
    """The interfaces are known only after the start that registers them: the class is made when it is asked for."""
    return lambda context: about(service, methods)(context)


for service, methods in SERVICES.items():
    g_ImplementationHelper.addImplementation(
        maker(service, methods), "org.caseload.calc." + service, (service, "com.sun.star.sheet.AddIn"))
'''


def services() -> dict[str, list[str]]:
    """Service -> its methods, from the names of the cell functions."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in (*functions(), *others()):
        service, _, method = name.partition("_")
        found[service].append(method)
    return dict(found)


def interface_description() -> str:
    """The interfaces as UNO IDL text; only a sequence of sequences fills more than one cell."""
    lines = ["module org { module caseload { module calc {"]
    for service, methods in services().items():
        lines.append(f"interface X{service} : com::sun::star::uno::XInterface {{")
        for method in methods:
            made = {**functions(), **others()}[f"{service}_{method}"]
            words = ", ".join(f"[in] any a{at}" for at, _ in enumerate(made.arguments))
            lines.append(f"  sequence<sequence<any> > {method}({words});")
        lines.append("};")
    return "\n".join([*lines, "}; }; };", ""])


def python_matches() -> bool:
    """Has LibreOffice's Python the version of this one, so that it can load the same numpy?"""
    seen = subprocess.run(["/usr/bin/python3", "-c", "import sys, uno; print(sys.version_info[:2])"],
                          capture_output=True, text=True, check=False)  # fmt: skip
    return seen.stdout.strip() == str(tuple(sys.version_info[:2]))


class Calc:
    """LibreOffice with a private profile and the add-in, in a folder of its own."""

    def __init__(self, folder: Path):
        self.folder, self.profile = folder, folder / "profile"
        extension = folder / "extensions" / "caseload.oxt"
        (extension / "META-INF").mkdir(parents=True)
        (extension / "META-INF" / "manifest.xml").write_text(MANIFEST, encoding="utf-8")
        (extension / "caseload.idl").write_text(interface_description(), encoding="utf-8")
        component = f"SERVICES = {services()!r}\n{COMPONENT}"
        (extension / "component.py").write_text(component, encoding="utf-8")
        (self.profile / "user").mkdir(parents=True)
        (self.profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        empty = folder / "empty.csv"
        empty.write_text("\n", encoding="utf-8")
        self.recalculated(empty)  # the first start registers the interfaces, which later ones then know

    def recalculated(self, workbook: Path, seconds: int = 240) -> Path:
        """The workbook with every formula computed by LibreOffice, as .xlsx; raises when none came out."""
        out = self.folder / "out"
        out.mkdir(exist_ok=True)
        mine = self.folder / f"in-{workbook.name}"
        shutil.copyfile(workbook, mine)
        words = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={self.profile.as_uri()}",
                 f"-env:BUNDLED_EXTENSIONS={(self.folder / 'extensions').as_uri()}",
                 "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(mine)]  # fmt: skip
        packages = os.pathsep.join([str(ADDIN), sysconfig.get_paths()["purelib"]])
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "PYTHONPATH": packages, "LANG": "C.UTF-8"}
        running = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   text=True, start_new_session=True)  # fmt: skip
        try:
            said, _ = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise
        done = out / f"{mine.stem}.xlsx"
        assert done.exists(), said
        return done
