/**
 * Inputs that nobody has written: for each thing that the lab reads, a {@link tcplab.fuzz.Target} that takes bytes and
 * says what must hold whatever they are. {@link tcplab.fuzz.ShortRoundTest} drives all of them for a moment,
 * {@link tcplab.fuzz.LongRound} one of them for as long as one likes, led by what it covers. Targets of what is private to
 * a package stand in that package.
 */
package tcplab.fuzz;
