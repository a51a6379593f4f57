"""What is wrong with the lines of a file that YAML refuses, or reads otherwise than its author meant.

The file is gone through line by line. What the format lets stand in each place tells what a line was meant to be;
a line that is wrong is reported and mended in a copy, so that the copy can be read and all mistakes are reported
at once. A mend only serves to read on: nothing is ever written back.
"""
