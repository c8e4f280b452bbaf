/**
 * The shell: lines of the language and a few words of its own, live, and stepping through a run. The only package that
 * imports JLine. Does not import the command line, whose commands it is given.
 */
package tcplab.client.shell;
