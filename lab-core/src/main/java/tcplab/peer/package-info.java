/**
 * What a side can do: the calls on a socket as an interface, and an action that makes one. Knows nothing of Netty or of
 * processes, and no verb.
 */
package tcplab.peer;
