/**
 * An experiment judged on a timeline, fresh or kept in a folder. Needs nothing of the machine on which it was run, and
 * draws nothing.
 */
package tcplab.judge;
