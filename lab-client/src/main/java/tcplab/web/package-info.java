/**
 * Pages for a browser over HTTP, on the machine's own network and never on that of a run: read-only, for whoever has the
 * address with its secret. Knows nothing of runs and experiments; what is served is given to it.
 */
package tcplab.web;
