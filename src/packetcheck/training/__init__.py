"""Train, calibrate and evaluate the shipped model (extra `train`; never imported at run time)."""
