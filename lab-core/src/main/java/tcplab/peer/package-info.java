/**
 * What a side can do: actions, the calls that come of them, and the line protocol that drives a side in another
 * process. Knows nothing of Netty.
 */
package tcplab.peer;
