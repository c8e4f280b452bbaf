/** Looks at processes that are not the lab's, and changes nothing: their sockets, and whose fault it is if they stay. */
package tcplab.attach;
