/** The shell: the only package that imports JLine. Lines of the language and a few words of its own, live. */
package tcplab.client.shell;
