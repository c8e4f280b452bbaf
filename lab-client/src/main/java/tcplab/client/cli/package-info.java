/**
 * The command line: batch commands, their options and exit codes. Imports everything of the lab but the shell, which it
 * only starts.
 */
package tcplab.client.cli;
