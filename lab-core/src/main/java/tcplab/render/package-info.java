/**
 * What a reader is shown of a run in a terminal, and what a program is told: ladder, tables, findings, the difference
 * of two runs, JSON and JUnit XML. Pure functions from a timeline and its findings to text; no input or output, no
 * clock, nothing of scripts and of how the run was made.
 */
package tcplab.render;
