/**
 * Pages for a browser: pure functions from runs to XHTML text that needs no network and no script. Reads no file but
 * its own style sheet and writes none.
 */
package tcplab.page;
