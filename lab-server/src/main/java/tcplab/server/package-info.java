/** The passive side as a process of its own: does the actions that come over its standard input, and answers. */
package tcplab.server;
