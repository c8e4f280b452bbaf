/**
 * The verbs of the language, one class each: synopsis, help, completion and what it does. One closed table for scripts and for the prompt.
 */
package tcplab.command;
