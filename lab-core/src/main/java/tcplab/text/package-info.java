/**
 * Text for a reader, whatever it is about: the language in which the lab speaks, display widths and columns, spelling
 * suggestions, XML, JSON and what a terminal may be shown; and text of others, read within limits. Knows nothing of TCP
 * and imports nothing of the lab.
 */
package tcplab.text;
