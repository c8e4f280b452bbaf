/**
 * The verbs of the language, a file each: the word with its help, what it understands, and the action that it lets a side
 * perform. One closed table for scripts and for the prompt. Opens no socket, and imports neither the benches nor the sides.
 */
package tcplab.command;
