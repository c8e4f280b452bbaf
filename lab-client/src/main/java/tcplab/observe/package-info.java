/**
 * The witnesses of a run: tcpdump's capture and its printed text, ss, the kernel's tracepoints and its counters, and
 * strace around the system's own netcat. One adapter and one parser each. A witness never stops a run: it adds an
 * {@link tcplab.event.ObserverReport} and is silent. Knows nothing of scripts, claims and pictures.
 */
package tcplab.observe;
