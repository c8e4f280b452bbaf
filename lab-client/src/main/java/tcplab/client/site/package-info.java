/** What a browser is shown: the pages of kept runs, and what happens on a lab now, of this process or of another one. */
package tcplab.client.site;
