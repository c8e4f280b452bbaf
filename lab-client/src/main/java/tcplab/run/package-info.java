/**
 * The conductor of a run: check, arm, perform, settle, freeze, judge, undo; with the server's process, which it starts
 * and drives. Prints nothing and asks nobody: that is done at the desk above it.
 */
package tcplab.run;
