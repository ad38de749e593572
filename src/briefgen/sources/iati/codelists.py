"""The codes of IATI files to what they mean, in our words.

Source: the code lists of IATI 2.03 (github.com/IATI/IATI-Codelists and
IATI-Codelists-NonEmbedded, as of March 2024), and those of versions 1.01 to 1.05, which
wrote words and letters where there are numbers now.
"""

from collections.abc import Mapping

STATUSES: Mapping[str, str] = {
    "1": "planned",
    "2": "under way",
    "3": "being closed",
    "4": "closed",
    "5": "cancelled",
    "6": "suspended",
}
# In the order in which an organisation with several roles is known by one of them: who
# does the work first, who pays last.
ROLES: Mapping[str, str] = {
    "4": "implementing",
    "2": "accountable",
    "3": "extending",
    "1": "funding",
}
TRANSACTIONS: Mapping[str, str] = {
    "1": "incoming funds",
    "2": "commitment",
    "3": "disbursement",
    "4": "expenditure",
    "5": "interest payment",
    "6": "loan repayment",
    "7": "reimbursement",
    "8": "purchase of equity",
    "9": "sale of equity",
    "10": "credit guarantee",
    "11": "incoming commitment",
    "12": "pledge",
    "13": "incoming pledge",
}
DATES: Mapping[str, str] = {
    "1": "planned-start",
    "2": "actual-start",
    "3": "planned-end",
    "4": "actual-end",
}
DESCRIPTIONS: Mapping[str, str] = {
    "1": "description",
    "2": "description.objectives",
    "3": "description.target-groups",
    "4": "description.other",
}
BUDGET_TYPES: Mapping[str, str] = {"1": "original", "2": "revised"}
BUDGET_STATUSES: Mapping[str, str] = {"1": "indicative", "2": "committed"}
SECTOR_VOCABULARIES: Mapping[str, str] = {
    "1": "OECD DAC, five digits",
    "2": "OECD DAC, three digits",
    "3": "functions of government",
    "4": "NACE",
    "5": "NTEE",
    "6": "AidData",
    "7": "SDG goals",
    "8": "SDG targets",
    "9": "SDG indicators",
    "10": "humanitarian clusters",
    "11": "NAICS",
    "12": "UN system functions",
    "98": "the publisher's own, second",
    "99": "the publisher's own",
}
SIGNIFICANCES: Mapping[str, str] = {
    "0": "not targeted",
    "1": "significant",
    "2": "principal",
    "3": "principal, with a programme of action",
    "4": "explicit primary objective",
}
ORGANISATION_TYPES: Mapping[str, str] = {
    "10": "government",
    "11": "local government",
    "15": "other public sector",
    "21": "international NGO",
    "22": "national NGO",
    "23": "regional NGO",
    "24": "NGO of a partner country",
    "30": "public-private partnership",
    "40": "multilateral",
    "60": "foundation",
    "70": "private sector",
    "71": "private sector of a provider country",
    "72": "private sector of a recipient country",
    "73": "private sector of a third country",
    "80": "academic, training and research",
    "90": "other",
}
# What versions before 2.01 wrote, in small letters, and what stands for it since.
OLD_ROLES: Mapping[str, str] = {
    "funding": "1",
    "accountable": "2",
    "extending": "3",
    "implementing": "4",
}
OLD_DATES: Mapping[str, str] = {
    "start-planned": "1",
    "start-actual": "2",
    "end-planned": "3",
    "end-actual": "4",
}
OLD_TRANSACTIONS: Mapping[str, str] = {
    "if": "1",
    "c": "2",
    "d": "3",
    "e": "4",
    "ir": "5",
    "lr": "6",
    "r": "7",
    "qp": "8",
    "qs": "9",
    "cg": "10",
}
OLD_BUDGET_TYPES: Mapping[str, str] = {"original": "1", "revised": "2"}
OLD_SECTOR_VOCABULARIES: Mapping[str, str] = {
    "dac": "1",
    "dac-3": "2",
    "cofog": "3",
    "nace": "4",
    "ntee": "5",
    "adt": "6",
    "ro": "99",
    "ro2": "98",
}
