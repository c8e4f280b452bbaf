/**
 * From text to experiment: the reader of scripts with its line numbers, the catalogue of experiments on disk, the
 * statements of the articles and the lessons of the course. Performs nothing and judges nothing.
 */
package tcplab.script;
