"""The words of a funding line, in English and French."""

import re

NOTHING = re.compile(
    r"(?:no (?:new )?(?:funding|financing|amount)|none|nil|n/?a|not applicable"
    r"|existing (?:funding|funds|resources)|aucun (?:nouveau )?financement|aucune?"
    r"|sans objet|s\.?o\.?|néant|[—–-])\.?",
    re.IGNORECASE,
)
UNDECIDED = re.compile(
    r"\b(?:to be (?:determined|confirmed|announced|decided)|tb[dca]|not (?:yet )?disclosed"
    r"|à (?:déterminer|confirmer|venir|préciser)|non (?:divulgué|déterminé)e?)\b",
    re.IGNORECASE,
)
INCREASE = re.compile(
    r"\b(?:an? )?(?:increase|top-up|augmentation|hausse|majoration|bonification|ajout)\b"
    r"(?: in funding)?(?: (?:of|by|de|allant|d[’'])(?!\w))?",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:an )?(?:additional|supplémentaires?|additionnels?|de plus)\b", re.IGNORECASE
)
RENEWAL = re.compile(
    r"\b(?:a )?(?:renewal|renouvellement)\b(?: (?:of|de)\b)?", re.IGNORECASE
)
LIMIT = re.compile(
    r"(?:\bup to|\ba? ?maximum (?:of|de)|\bno more than|\bjusqu[’']à|\bau plus)\s*$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?:about|approximately|around|roughly|some|nearly|almost|more than|over|at least"
    r"|environ|près de|plus de|au moins|presque)\s*$",
    re.IGNORECASE,
)
TOTAL = re.compile(r"\btotale?s?\b[^$€£\d;]{0,60}$", re.IGNORECASE)
YEARLY = re.compile(
    r"\s*(?:(?:a|per|each|every|par) (?:year|an|année)|/ ?(?:year|an)\b|annually|yearly"
    r"|annuellement|chaque année)",
    re.IGNORECASE,
)
TO = re.compile(r"\s*(?:to|à|[-–—])\s*", re.IGNORECASE)
AND = re.compile(r"\s*(?:and|et)\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|entre)\s*$", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20|21)\d\d")
FILLER = re.compile(
    r"[\s(),;:.+]|\b(?:of|an?|the|in|new|funding|for|with|value|and|to|from|between|is|will"
    r"|be|total|totale|valeur|contribution|investment|bringing|brings|project|programme"
    r"|program|its|projet|de|d[’']|du|la|le|une?|et|à|en|entre|nouveaux?|financement"
    r"|pour|portant|portera|allant|montant|fonds|canadian|provided|fourni|this|cette|ce"
    r"|jusqu[’']à|period|période|up|maximum|increase|augmentation|over|sur)(?!\w)",
    re.IGNORECASE,
)
