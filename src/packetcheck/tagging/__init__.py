"""TAG: statements get criteria, polarity, modality, agency, scope, outcome and specificity."""
