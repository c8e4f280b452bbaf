/**
 * A side as a process of its own: the line protocol over its standard input and output, and the entry. Does the actions
 * that come, and answers. Knows nothing of scripts, benches and witnesses.
 */
package tcplab.server;
