/**
 * Netty channels as an application has them, on each of Netty's transports, with all that their pipelines are told as a
 * witness. Knows nothing of the lab's call-by-call sockets.
 */
package tcplab.channel;
