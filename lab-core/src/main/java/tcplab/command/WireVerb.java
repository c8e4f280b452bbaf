package tcplab.command;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Ability;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** {@code wire}: what the wire does to segments, see {@link WireFaults}. */
final class WireVerb {
    static final Verb VERB = Verb.alone(
            new Word(
                            Sort.VERB,
                            "wire",
                            "wire FAULT …",
                            say("Tells the wire what to do to segments: delay, hold, drop, duplicate, reorder, unreachable, mtu and keep from now on; "
                                    + "release, lose and replay what it has; down and up, clear, burst. Each has its own help. WHO is client, "
                                    + "server, any, or a named socket that has an endpoint already. A rule with of SOCKET acts only in the connection of that "
                                    + "socket, which a later line may name and open; release, lose and replay take it, too."),
                            "wire drop client:FIN n=2")
                    .needing(Ability.WIRE)
                    .offering(WireVerb::candidates),
            WireVerb::parse);

    private WireVerb() {}

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        String name = words.next(say("what the wire is to do"));
        for (WireFault fault : WireFaults.ALL) {
            if (fault.word().name().equals(name)) {
                return fault.parser().parse(Tokens.of(words.rest(), fault.word().synopsis()), names);
            }
        }
        // The nearest word may mean something else: all of them are named.
        Told all = say("one of: %s", Told.listed(WireFaults.names()));
        throw new SyntaxProblem(
                say("'%s' is nothing that the wire can do", name),
                DidYouMean.question(name, WireFaults.names())
                        .map(question -> Told.format("%s %s", question, all))
                        .orElse(all));
    }

    private static List<String> candidates(List<String> before, Collection<String> sockets) {
        return before.isEmpty()
                ? WireFaults.names()
                : WireFaults.ALL.stream()
                        .filter(fault -> fault.word().name().equals(before.get(0)))
                        .flatMap(fault -> fault.word().candidates().next(before.subList(1, before.size()), sockets).stream())
                        .toList();
    }
}
