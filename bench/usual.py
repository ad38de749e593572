"""What a user would write instead: pyplot, Platypus and python-docx, each at its best."""

import io

import docx
import matplotlib as mpl
from docx.shared import Inches
from matplotlib import pyplot as plt
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Spacer, Table

mpl.use("Agg")

Facts = tuple[str, str, list[tuple[str, float]], list[str]]


def chart(bars: list[tuple[str, float]]) -> bytes:
    """Draw horizontal bars as a picture."""
    figure, axes = plt.subplots(figsize=(7, 2), layout="constrained")
    axes.barh([name for name, _ in bars], [amount for _, amount in bars])
    target = io.BytesIO()
    figure.savefig(target, format="png", dpi=200)
    plt.close(figure)
    return target.getvalue()


def pdf(facts: Facts, picture: bytes) -> bytes:
    """Lay out one page with Platypus."""
    title, lead, bars, texts = facts
    styles = getSampleStyleSheet()
    target = io.BytesIO()
    story = [
        Paragraph(title, styles["Title"]),
        Paragraph(lead, styles["Normal"]),
        Table([[name, f"{amount:,.0f}"] for name, amount in bars]),
        Image(io.BytesIO(picture), 504, 144),
        *(Paragraph(text, styles["Normal"]) for text in texts),
        Spacer(1, 12),
    ]
    SimpleDocTemplate(target, pagesize=LETTER).build(story)
    return target.getvalue()


def word(facts: Facts, picture: bytes) -> bytes:
    """Write the same page with python-docx."""
    title, lead, bars, texts = facts
    document = docx.Document()
    document.add_heading(title, 0)
    document.add_paragraph(lead)
    table = document.add_table(len(bars), 2)
    for row, (name, amount) in zip(table.rows, bars, strict=True):
        row.cells[0].text, row.cells[1].text = name, f"{amount:,.0f}"
    document.add_picture(io.BytesIO(picture), Inches(6))
    for text in texts:
        document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
