"""What the data files may hold: each field with its type, and the record it becomes."""

from briefgen.loading.declarations.initiative import initiative
from briefgen.loading.declarations.own_field import FIELDS, own_fields
from briefgen.loading.declarations.own_values import OwnMember, OwnTypes
from briefgen.loading.declarations.portfolio import portfolio
from briefgen.loading.declarations.texts import Texts
from briefgen.loading.declarations.theme import theme, theme_file
