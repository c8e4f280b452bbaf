/**
 * Pure functions from a timeline and its findings to text: ladder, tables, JSON, JUnit XML. No input or output beyond
 * the returned text, no clock.
 */
package tcplab.render;
