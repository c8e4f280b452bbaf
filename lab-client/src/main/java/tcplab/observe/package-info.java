/**
 * The four witnesses: tcpdump, ss, the kernel's tracepoints and its counters. One adapter and one parser each. A
 * witness never stops a run: it adds an {@link tcplab.event.ObserverReport} and is silent.
 */
package tcplab.observe;
