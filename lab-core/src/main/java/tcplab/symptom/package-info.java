/** What engineers see of a connection that puzzles them, and the experiments that show what it comes from. */
package tcplab.symptom;
