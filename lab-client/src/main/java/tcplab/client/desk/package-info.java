/**
 * The user's desk, for the command line and the shell alike: where to write, what the exit codes mean, which experiments
 * and runs a word stands for, where runs and scores are kept, and how questions are asked. Imports neither of the two.
 */
package tcplab.client.desk;
