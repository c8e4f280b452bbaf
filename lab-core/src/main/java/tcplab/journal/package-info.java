/**
 * The record of a run: the append-only {@link tcplab.journal.Journal}, the ordered {@link tcplab.journal.Timeline}
 * frozen from it, and the mapping of each source's clock to lab time. Imports only {@code text}, {@code model}
 * and {@code event}.
 */
package tcplab.journal;
