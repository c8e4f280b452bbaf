/**
 * What happened in a run, in words and in order, as every drawing shows it: calls, segments, headings and states with
 * their causes. Knows nothing of columns, pixels and colours.
 */
package tcplab.scene;
