/**
 * The machine under the lab: network namespaces, addresses, sysctls and the tools of the operating system, each change
 * with its undo. Child processes live on their standard input: when the lab dies, they see its end, undo what they did
 * and exit. Knows nothing of sockets, witnesses or scripts.
 */
package tcplab.host;
