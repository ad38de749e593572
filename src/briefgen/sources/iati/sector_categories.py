"""The categories of sectors of the OECD to their names, and their codes.

A code of five digits begins with that of its category: 14030 is in 140. Source: the code
list SectorCategory of IATI (github.com/IATI/IATI-Codelists-NonEmbedded); names in our
words.
"""

from collections.abc import Mapping

CATEGORIES: Mapping[str, Mapping[str, str]] = {
    "111": {
        "en": "Education, level unspecified",
        "fr": "Éducation, niveau non précisé",
    },
    "112": {"en": "Basic education", "fr": "Éducation de base"},
    "113": {"en": "Secondary education", "fr": "Enseignement secondaire"},
    "114": {"en": "Post-secondary education", "fr": "Enseignement postsecondaire"},
    "121": {"en": "Health, general", "fr": "Santé, général"},
    "122": {"en": "Basic health", "fr": "Santé de base"},
    "123": {"en": "Noncommunicable diseases", "fr": "Maladies non transmissibles"},
    "130": {
        "en": "Population and reproductive health",
        "fr": "Population et santé reproductive",
    },
    "140": {"en": "Water supply and sanitation", "fr": "Eau et assainissement"},
    "151": {
        "en": "Government and civil society",
        "fr": "Gouvernement et société civile",
    },
    "152": {"en": "Conflict, peace and security", "fr": "Conflits, paix et sécurité"},
    "160": {
        "en": "Other social infrastructure and services",
        "fr": "Autres infrastructures et services sociaux",
    },
    "210": {"en": "Transport and storage", "fr": "Transports et entreposage"},
    "220": {"en": "Communications", "fr": "Communications"},
    "230": {"en": "Energy", "fr": "Énergie"},
    "231": {"en": "Energy policy", "fr": "Politique de l’énergie"},
    "232": {"en": "Renewable energy", "fr": "Énergies renouvelables"},
    "233": {"en": "Non-renewable energy", "fr": "Énergies non renouvelables"},
    "234": {"en": "Hybrid energy plants", "fr": "Centrales hybrides"},
    "235": {"en": "Nuclear energy", "fr": "Énergie nucléaire"},
    "236": {"en": "Energy distribution", "fr": "Distribution de l’énergie"},
    "240": {
        "en": "Banking and financial services",
        "fr": "Banques et services financiers",
    },
    "250": {
        "en": "Business and other services",
        "fr": "Entreprises et autres services",
    },
    "311": {"en": "Agriculture", "fr": "Agriculture"},
    "312": {"en": "Forestry", "fr": "Sylviculture"},
    "313": {"en": "Fishing", "fr": "Pêche"},
    "321": {"en": "Industry", "fr": "Industrie"},
    "322": {
        "en": "Mineral resources and mining",
        "fr": "Ressources minérales et mines",
    },
    "323": {"en": "Construction", "fr": "Construction"},
    "331": {
        "en": "Trade policies and regulations",
        "fr": "Politiques et règles commerciales",
    },
    "332": {"en": "Tourism", "fr": "Tourisme"},
    "410": {"en": "Environment protection", "fr": "Protection de l’environnement"},
    "430": {"en": "Other multisector", "fr": "Autres activités multisectorielles"},
    "510": {"en": "General budget support", "fr": "Soutien budgétaire général"},
    "520": {
        "en": "Development food assistance",
        "fr": "Aide alimentaire au développement",
    },
    "530": {"en": "Other commodity assistance", "fr": "Autre aide en produits"},
    "600": {"en": "Action relating to debt", "fr": "Actions relatives à la dette"},
    "720": {"en": "Emergency response", "fr": "Interventions d’urgence"},
    "730": {
        "en": "Reconstruction and rehabilitation",
        "fr": "Reconstruction et réhabilitation",
    },
    "740": {
        "en": "Disaster prevention and preparedness",
        "fr": "Prévention des catastrophes et préparation",
    },
    "910": {
        "en": "Administrative costs of donors",
        "fr": "Frais administratifs des donneurs",
    },
    "920": {
        "en": "Support to non-governmental organisations",
        "fr": "Soutien aux organisations non gouvernementales",
    },
    "930": {
        "en": "Refugees in donor countries",
        "fr": "Réfugiés dans les pays donneurs",
    },
    "998": {"en": "Unallocated or unspecified", "fr": "Non affecté ou non précisé"},
}

# The policies that markers of the OECD name, by their codes: the list PolicyMarker.
MARKERS: Mapping[str, Mapping[str, str]] = {
    "1": {"en": "Gender equality", "fr": "Égalité des genres"},
    "2": {"en": "Environment", "fr": "Environnement"},
    "3": {"en": "Good governance", "fr": "Bonne gouvernance"},
    "4": {"en": "Trade development", "fr": "Développement du commerce"},
    "5": {"en": "Biodiversity", "fr": "Biodiversité"},
    "6": {
        "en": "Climate change mitigation",
        "fr": "Atténuation des changements climatiques",
    },
    "7": {
        "en": "Climate change adaptation",
        "fr": "Adaptation aux changements climatiques",
    },
    "8": {"en": "Desertification", "fr": "Désertification"},
    "9": {
        "en": "Reproductive, maternal, newborn and child health",
        "fr": "Santé reproductive, maternelle, néonatale et infantile",
    },
    "10": {
        "en": "Disaster risk reduction",
        "fr": "Réduction des risques de catastrophe",
    },
    "11": {"en": "Disability", "fr": "Handicap"},
    "12": {"en": "Nutrition", "fr": "Nutrition"},
}
