insert into theme values
('OC', 1, 'Healthy oceans', 'Des océans en santé',
 'Three coasts, one ocean: these programmes look after both.',
 'Trois côtes, un seul océan : ces programmes veillent sur les deux.'),
('WA', 2, 'Clean water', 'De l’eau potable',
 'Clean water close to home saves hours each day.',
 'De l’eau potable près de chez soi fait gagner des heures chaque jour.'),
('YO', 3, 'Work for young people', 'Du travail pour les jeunes',
 'A first job leads to the next one.',
 'Un premier emploi mène au suivant.');

insert into programme values
('00017', 'OC', 'Seagrass for the Gulf', 'Des herbiers pour le golfe',
 'This programme plants seagrass along 40 kilometres of coast, and pays fishers to watch over it.',
 'Ce programme plante des herbiers le long de 40 kilomètres de côte et rémunère des pêcheurs pour les surveiller.',
 'NEW', 4200000.00, 48, '2026-04-01', '2030-03-31', '{PH,VN}', 1800, true, 'A. Tremblay'),
('00018', 'OC', 'Ghost Nets Out', 'Filets fantômes : dehors',
 'Crews of small boats bring in lost nets; what they bring in is weighed and paid for.',
 'Des équipages de petits bateaux rapportent les filets perdus; leur récolte est pesée et payée.',
 'NEW', 1250000.50, 24, '2026-06-15', '2028-06-14', '{ID}', 600, true, 'A. Tremblay'),
('00023', 'OC', 'Harbour "Clean Dock" Standard', 'Norme « Quai propre » des ports',
 'Twelve harbours adopt one standard for waste; 5% of their fees pay for it.',
 'Douze ports adoptent une norme commune pour les déchets; 5 % de leurs droits la financent.',
 'TOPUP', 900000.00, 36, '2026-09-01', null, '{CL,PE}', null, true, 'J. O''Brien'),
('00031', 'WA', 'Wells That Last', 'Des puits qui durent',
 'Villages repair their own wells: two people of each are trained, and spare parts are in stock nearby.',
 'Les villages réparent eux-mêmes leurs puits : deux personnes de chacun sont formées, et des pièces de rechange sont en stock à proximité.',
 'NEW', 7500000.00, 60, '2026-04-01', '2031-03-31', '{GH,SN,ML}', 250000, true, 'N. Côté'),
('00032', 'WA', 'Rain Schools', 'Les écoles de la pluie',
 'Schools collect rain from their roofs, and their pupils measure it.',
 'Des écoles recueillent la pluie de leurs toits, et leurs élèves la mesurent.',
 'NEW', 640000.00, 30, '2026-10-01', '2029-03-31', '{KE}', 12000, true, 'N. Côté'),
('00035', 'WA', 'Upper River Compact', 'Pacte du haut fleuve',
 'Three countries share the readings of their rivers each hour.',
 'Trois pays partagent chaque heure les relevés de leurs cours d’eau.',
 'ONGOING', null, null, '2025-01-01', null, '{LA,TH,KH}', null, true, null),
('00036', 'WA', 'Not Announced Yet', 'Pas encore annoncé',
 'Nobody may know of this programme before it is announced.',
 'Personne ne doit connaître ce programme avant son annonce.',
 'NEW', 99000000.00, 60, '2027-04-01', null, '{BR}', null, false, 'N. Côté'),
('00040', 'YO', 'First Contract', 'Premier contrat',
 'Small firms get half of the first year''s pay of a person under 25.',
 'De petites entreprises reçoivent la moitié de la première année de salaire d’une personne de moins de 25 ans.',
 'NEW', 5000000.00, 36, '2026-04-01', '2029-03-31', '{CO,PE}', 3000, true, 'M. Nguyễn'),
('00041', 'YO', 'Night School on the Radio', 'L’école du soir à la radio',
 'Lessons on the radio, and a teacher who answers by telephone the next day.',
 'Des leçons à la radio, et une enseignante qui répond au téléphone le lendemain.',
 'NEW', 310000.25, 18, '2026-05-01', '2027-10-31', '{BO}', 45000, true, 'M. Nguyễn'),
('00044', 'YO', 'Tools on Loan', 'Outils prêtés',
 'A library of tools in each of eight towns; a tool is lent for as long as a job lasts.',
 'Une bibliothèque d’outils dans chacune de huit villes; un outil est prêté pour la durée d’un travail.',
 'TOPUP', 275000.00, 12, '2026-04-01', '2027-03-31', '{HN}', 800, true, null),
('00045', 'YO', 'Apprentices at Sea', 'Apprentis en mer',
 'Young people learn to repair engines aboard, and leave with a certificate.',
 'Des jeunes apprennent à réparer des moteurs à bord et repartent avec un certificat.',
 'NEW', 1999999.99, 24, '2026-07-01', '2028-06-30', '{PH}', 150, true, 'A. Tremblay');

insert into organization (name_en, name_fr) values
('Coastal Trust', 'Fiducie des côtes'),
('United Nations Children''s Fund', 'Fonds des Nations Unies pour l’enfance'),
('Water Engineers Without Rivers', 'Ingénieurs de l’eau sans fleuves'),
('Chamber of Small Firms', 'Chambre des petites entreprises'),
('Radio Altiplano; the Voice', 'Radio Altiplano; la Voix');

insert into takes_part values
('00017', 1, 'implementing'), ('00018', 1, 'implementing'), ('00018', 4, 'funding'),
('00031', 3, 'implementing'), ('00031', 2, 'delivery'), ('00032', 2, 'implementing'),
('00040', 4, 'implementing'), ('00041', 5, 'implementing'), ('00041', 2, 'funding'),
('00045', 1, 'implementing');

insert into progress values
('00031', 'wells repaired within a week', 'puits réparés en moins d’une semaine', 900),
('00032', 'schools that collect rain', 'écoles qui recueillent la pluie', 120);
