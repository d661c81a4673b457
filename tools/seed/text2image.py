#!/usr/bin/env python3
"""Runs `bailian text2image` with the same arguments, so that command lines of the form
`python text2image.py "PROMPT" --model NAME …` work as printed. Linux and macOS."""
import os
import sys

here = os.path.dirname(os.path.realpath(__file__))
program = os.environ.get("BAILIAN", os.path.join(here, "..", "..", "bailian"))
os.execv(program, [program, "text2image", *sys.argv[1:]])
