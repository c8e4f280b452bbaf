/**
 * The conductor of a run: check, arm, perform, settle, freeze, judge, undo.
 */
package tcplab.run;
