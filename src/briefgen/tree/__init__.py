"""The semantic document: blocks and inlines, between templates and writers.

Templates and data are read to this tree; every format is written from it, and no writer
asks what a funding amount is. All nodes are frozen values.
"""

# ruff: noqa: F403 - whatever these modules define is of the tree

from briefgen.tree.alternatives import *
from briefgen.tree.blocks import *
from briefgen.tree.document import *
from briefgen.tree.inlines import *
from briefgen.tree.labels import *
from briefgen.tree.plain_blocks import *
