/**
 * What can be recorded of a run: the sealed {@link tcplab.event.Event} family. Each event says what it proves and what
 * it does not. Imports only {@code model}.
 *
 * <p>All times are lab time: nanoseconds since the start of the run, mapped from each source's own clock.
 */
package tcplab.event;
