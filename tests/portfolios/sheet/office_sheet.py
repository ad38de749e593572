"""The made-up projects of an office to a workbook as people keep it."""

import datetime
import sys
from pathlib import Path

import xlsxwriter

TITLE = "Suivi des projets annoncés — Bureau des partenariats des Grands Lacs"
NOTES = (
    "Mise à jour : février 2026. Montants en milliers de dollars canadiens.",
    "Ne pas diffuser avant l’annonce du 12 mars.",
)
GROUPS = ((4, 7, "Projet"), (8, 9, "Financement"), (10, 11, "Calendrier"))
HEADINGS = (
    *("N°", "Volet", "Pays", "Responsable"),
    *("Titre (FR)", "Title (EN)", "Description (FR)", "Description (EN)"),
    *("Montant (k$)", "Exercices", "Début", "Fin"),
    *("Statut", "Partenaires", "Bénéficiaires", "Commentaires"),
)
EAU, TRAVAIL, ECOLE, SANTE = (
    "L’eau et les rives",
    "Le travail et la relève",
    "L’école et la langue",
    "La santé près de chez soi",
)
# Number, theme, country, officer; titles; what it does; thousands, years, days; status,
# partners, people reached, comments.
PROJECTS = (
    (
        *("GL-01", EAU, "Canada", "M. Roy"),
        *("Des rives qui tiennent", "Shores that hold"),
        "Le projet replante 40 kilomètres de rives avec les riverains.",
        "The project plants 40 kilometres of shores again, with those who live there.",
        *("1 250,5", "2025-28", "13/04/2025", "31/03/2028"),
        *("En cours", "Société des rives; Ville de Baie-Claire", "4 200", ""),
    ),
    (
        *("GL-02", EAU, "Canada", "A. Singh"),
        *("L’eau mesurée chaque jour", "Water measured every day"),
        "Douze stations mesurent la qualité de l’eau et publient leurs relevés.",
        "Twelve stations measure the quality of water, and publish what they read.",
        *("640", "2025-27", "01/06/2025", "31/05/2027"),
        *("En cours", "Institut des lacs", "85 000", "relevé d’avril manque"),
    ),
    (
        *("GL-03", EAU, "Canada", "M. Roy"),
        *("Moins de sel sur les routes", "Less salt on the roads"),
        "Le projet aide neuf municipalités à saler moins sans perdre en sûreté.",
        "The project helps nine towns to use less salt, and roads stay safe.",
        *("315,75", "2025-26", "15/10/2025", "30/04/2026"),
        *("En cours", "Union des municipalités", "120 000", ""),
    ),
    (
        *("GL-04", EAU, "États-Unis", "A. Singh"),
        *("Un lac, deux rives", "One lake, two shores"),
        "Les deux pays comptent ensemble les poissons du lac.",
        "The two countries count the fish of the lake together.",
        *("980", "2026-29", "01/09/2026", "31/08/2029"),
        *("Prévu", "Institut des lacs; Great Shores Trust", "", ""),
    ),
    (
        *("GL-05", TRAVAIL, "Canada", "L. Côté"),
        *("Premiers métiers", "First trades"),
        "Le projet paie des stages aux jeunes dans les métiers du bâtiment.",
        "The project pays for placements of young people in the building trades.",
        *("2 100", "2025-28", "01/05/2025", "30/04/2028"),
        *("En cours", "Fédération des métiers", "1 500", "à revoir"),
    ),
    (
        *("GL-06", TRAVAIL, "Canada", "L. Côté"),
        *("Reprendre l’atelier", "Taking over the workshop"),
        "Il prépare la relève de cent ateliers dont les propriétaires partent.",
        "It prepares a hundred workshops for the day when their owners leave.",
        *("450,25", "2025-27", "16/09/2025", "15/09/2027"),
        *("En cours", "Chambre des artisans; Fédération des métiers", "300", ""),
    ),
    (
        *("GL-07", TRAVAIL, "Canada", "M. Roy"),
        *("Un port, mille emplois", "One port, a thousand jobs"),
        "Le projet forme les équipes du port au quai électrique.",
        "The project trains the crews of the port for its electric quay.",
        *("3 400", "2024-27", "02/12/2024", "31/03/2027"),
        *("En cours", "Administration du port de Baie-Claire", "1 050", ""),
    ),
    (
        *("GL-08", TRAVAIL, "Canada", "L. Côté"),
        *("Le retour des artisans", "Artisans come back"),
        "Il a rouvert six ateliers du vieux port.",
        "It opened six workshops of the old port again.",
        *("180", "2024-25", "03/04/2024", "31/03/2025"),
        *("Terminé", "Chambre des artisans", "64", ""),
    ),
    (
        *("GL-09", ECOLE, "Canada", "N. Diallo"),
        *("Lire à deux voix", "Reading in two voices"),
        "Des aînés lisent avec les enfants, dans les deux langues.",
        "Elders read with children, in both languages.",
        *("95,5", "2025-26", "08/09/2025", "19/06/2026"),
        *("En cours", "Réseau des bibliothèques", "2 400", ""),
    ),
    (
        *("GL-10", ECOLE, "Canada", "N. Diallo"),
        *("L’école du large", "School on the water"),
        "Un bateau-école reçoit les classes de six rives.",
        "A school boat receives the classes of six shores.",
        *("720", "2026-28", "01/04/2026", "31/03/2028"),
        *("Prévu", "Institut des lacs; Commission scolaire des Îles", "3 600", ""),
    ),
    (
        *("GL-11", ECOLE, "Canada", "N. Diallo"),
        *("Des mots pour les métiers", "Words for the trades"),
        "Le projet donne le vocabulaire des métiers dans quatre langues.",
        "The project gives the words of the trades in four languages.",
        *("140", "2025-26", "21/05/2025", "31/03/2026"),
        *("En cours", "Fédération des métiers", "900", ""),
    ),
    (
        *("GL-12", SANTE, "Canada", "A. Singh"),
        *("La clinique qui roule", "The clinic on wheels"),
        "Une clinique mobile visite trente villages chaque mois.",
        "A clinic on wheels visits thirty villages each month.",
        *("1 875,5", "2025-28", "14/07/2025", "31/03/2028"),
        *("En cours", "Réseau de santé des Îles", "11 000", ""),
    ),
    (
        *("GL-13", SANTE, "Canada", "A. Singh"),
        *("Écouter les aidants", "Hearing those who care"),
        "Le projet ouvre une ligne d’écoute pour les proches aidants.",
        "The project opens a line for people who care for someone near to them.",
        *("260", "2025-27", "01/10/2025", "30/09/2027"),
        *("En cours", "Réseau de santé des Îles; Ligne des aidants", "5 000", ""),
    ),
    (
        *("GL-14", SANTE, "Canada", "L. Côté"),
        *("De l’air dans les écoles", "Air in schools"),
        "Il a posé des capteurs d’air dans quarante écoles.",
        "It put sensors of air into forty schools.",
        *("88", "2024-25", "26/08/2024", "31/03/2025"),
        *("Terminé", "Commission scolaire des Îles", "7 800", ""),
    ),
)
WITHDRAWN = (
    *("GL-15", EAU, "Canada", "M. Roy"),
    *("Le canal d’hiver", "The winter canal"),
    "Retiré par le promoteur.",
    "Taken back by its promoter.",
    *("500", "2025-26", "17/06/2025", "31/03/2026"),
    *("Annulé", "Société des rives", "", "masqué le 3 février"),
)
TOTAL = (*("Total", "", "", ""), *([""] * 4), "12 495,5", *([""] * 7))
MILESTONE_HEADINGS = ("N°", "Jalon", "Échéance", "Fait")
MILESTONES = (
    ("GL-01", "Premiers 10 kilomètres replantés", "30/09/2025", "oui"),
    ("GL-01", "Mi-parcours", "30/09/2026", "non"),
    ("GL-02", "Douze stations en service", "15/12/2025", "oui"),
    ("GL-05", "Cinq cents stages", "31/03/2026", "non"),
    ("GL-10", "Le bateau est à quai", "22/08/2026", "non"),
    ("GL-12", "Trente villages visités", "31/10/2025", "oui"),
)
FIRST = 5  # the row below the headings, from 0


def write_office_sheet(path: Path) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": datetime.datetime(2026, 2, 3)})  # noqa: DTZ001
        bold = book.add_format({"bold": True, "align": "center"})
        sheet = book.add_worksheet("Projets")
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, TITLE, bold)
        for at, note in enumerate(NOTES, 1):
            sheet.write_string(at, 0, note)
        for first, last, name in GROUPS:
            sheet.merge_range(FIRST - 2, first, FIRST - 2, last, name, bold)
        rows = (HEADINGS, *PROJECTS, WITHDRAWN, TOTAL)
        for line, row in enumerate(rows, FIRST - 1):
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(line, column, text)
        sheet.set_row(FIRST + len(PROJECTS), None, None, {"hidden": True})
        steps = book.add_worksheet("Jalons")
        for line, step in enumerate((MILESTONE_HEADINGS, *MILESTONES)):
            for column, text in enumerate(step):
                steps.write_string(line, column, text)


if __name__ == "__main__":
    write_office_sheet(Path(sys.argv[1]))
