"""The permissions of a workspace beyond its own folder: requested, granted, revoked.

A grant names each thing with its digest or value; what changed is asked for again.
"""

from briefgen.trust.code import (
    CodeGrants,
    CustomKind,
    code_grants,
    custom_kinds,
    custom_names,
)
from briefgen.trust.grants import (
    KINDS,
    granted_outputs,
    granted_sources,
    is_trusted,
    mark,
    offered,
    outside,
)
from briefgen.trust.register import (
    Grants,
    grant,
    granted,
    read,
    register,
    revoke,
)
from briefgen.user_folder import configuration, keep, kept_apart
