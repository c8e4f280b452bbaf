/**
 * From text to experiment: the reader of scripts with its line numbers, the catalogue of experiments on disk and the
 * statements of the articles. Performs nothing and judges nothing.
 */
package tcplab.script;
