/**
 * From text to experiment: the parser with its line numbers, and the catalogue of experiments on disk.
 */
package tcplab.script;
