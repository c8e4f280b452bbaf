/**
 * A side as a process of its own: the line protocol over its standard input and output, and the entry. Does the actions
 * that come, and answers.
 */
package tcplab.server;
