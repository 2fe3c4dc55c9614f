#!/usr/bin/env python3
"""Prints the files named as one table in CSV: table.py FILE..."""
import csv
import os
import sys

rows = csv.writer(sys.stdout, lineterminator="\r\n")
rows.writerow(["编号", "单位", "正文"])
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as f:
        rows.writerow([os.path.basename(path).removesuffix(".txt"), "残联", f.read().strip()])
