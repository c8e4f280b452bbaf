/**
 * Questions about an experiment before it is run, as its claims put them, and the answers that a run's timeline gives.
 * Pure functions; no input or output, and nobody is asked here: {@code client.desk} does that.
 */
package tcplab.quiz;
