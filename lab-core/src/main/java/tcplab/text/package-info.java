/**
 * Plain words and columns: spelling suggestions and display widths. Knows nothing of TCP and imports nothing of the
 * lab.
 */
package tcplab.text;
