/**
 * Where the program begins. Only here the command line and the shell know of each other; nothing else is done here.
 */
package tcplab.client;
