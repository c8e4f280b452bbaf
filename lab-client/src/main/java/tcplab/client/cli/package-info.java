/**
 * The command line: batch commands, their options and reports. Does not import the shell, which it is given to start,
 * nor JLine.
 */
package tcplab.client.cli;
