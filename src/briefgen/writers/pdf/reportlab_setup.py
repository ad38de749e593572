"""ReportLab to what the PDF writer needs of it, without anybody's settings."""

from briefgen.libraries import alone

with alone():
    import reportlab.rl_config  # what configures all of it
    from reportlab.lib.rl_accel import fp_str
    from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace
