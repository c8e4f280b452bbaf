/**
 * What is to happen to segments on their way: rules as the language writes them, and what a wire is asked to do. Only
 * says it: no packet, no device and no thread; {@code wire} does it.
 */
package tcplab.fault;
