package tcplab.command;

import static tcplab.text.Language.say;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import tcplab.fault.Match;
import tcplab.fault.Rule;
import tcplab.fault.Rules;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Addresses;
import tcplab.model.Side;

/** {@code wire}: what the wire does to segments. */
final class WireVerb implements Verb {
    private static final int LARGEST_BURST = 1000;
    private static final List<String> KINDS =
            List.of("SYN", "SYN+ACK", "ACK", "DATA", "FIN", "RST", "ANY");

    @Override
    public String word() {
        return "wire";
    }

    @Override
    public String synopsis() {
        return "wire delay DURATION [WHO:KIND] | hold|drop|duplicate|reorder|keep WHO:KIND [n=N] [times=N|all] [after"
                + " DURATION] | release|lose|replay [WHO:KIND] [one] | clear | burst N server:PORT";
    }

    @Override
    public String help() {
        return say("From now on the wire delays segments; holds them until release (lose drops what is held); drops or "
                + "duplicates the first, the n-th, or all; lets one be overtaken; or remembers one to replay it later. "
                + "clear takes the rules away; burst sends N SYNs that nobody will complete. WHO is client, server, any, or a named socket that has an endpoint already.");
    }

    @Override
    public String example() {
        return "wire drop client:FIN n=2";
    }

    @Override
    public boolean hasSubject() {
        return false;
    }

    @Override
    public Step parse(String subject, Tokens arguments, Names names) throws SyntaxProblem {
        String first = arguments.peek();
        return switch (first) {
            case "release", "lose", "replay" -> onHeld(arguments, names);
            case "clear" -> {
                arguments.next("clear");
                arguments.end();
                yield stage -> stage.wire().clearRules();
            }
            case "burst" -> burst(arguments, names);
            default -> {
                List<String> words = new ArrayList<>();
                words.add(arguments.next(say("what the wire is to do")));
                arguments.rest().forEach(word -> words.add(word.text()));
                Rule rule = Rules.parse(words, Tokens::durationOf, names::sideOf);
                yield stage -> stage.wire().add(rule.on(stage.bound(rule.match())));
            }
        };
    }

    /** Only to the lab's own listener, and bounded. */
    private static Step burst(Tokens arguments, Names names) throws SyntaxProblem {
        arguments.next("burst");
        int count = arguments.number(say("number of SYNs"), 1, LARGEST_BURST);
        Place target = Place.parse(arguments.next("server:PORT"), Side.SERVER, names);
        arguments.end();
        if (target.side() != Side.SERVER) {
            throw new SyntaxProblem(say("a burst goes to the server"), say("as in: %s", "wire burst 10 server:7000"));
        }
        return stage -> {
            if (stage.ipv6()) {
                throw new StepFailure(say("a burst is IPv4 only; take ipv6 out of the script"));
            }
            stage.wire().burst(
                    count, literal(stage.address(Side.CLIENT)), literal(stage.address(Side.SERVER)), target.port());
        };
    }

    private static InetAddress literal(String address) throws StepFailure {
        return Addresses.parse(address)
                .orElseThrow(() -> new StepFailure(say("'%s' is no %s", address, say("address"))));
    }

    private static Step onHeld(Tokens arguments, Names names) throws SyntaxProblem {
        String what = arguments.next("release, lose or replay");
        boolean one = arguments.take("one");
        Match match = Rules.matchOrAll(arguments.hasNext() ? arguments.next("WHO:KIND") : "", names::sideOf);
        boolean single = arguments.take("one") || one;
        arguments.end();
        int most = single ? 1 : Integer.MAX_VALUE;
        return stage -> {
            Match bound = stage.bound(match);
            int done =
                    switch (what) {
                        case "release" -> stage.wire().release(bound, most);
                        case "lose" -> stage.wire().dropHeld(bound, most);
                        default -> stage.wire().replay(bound);
                    };
            if (done == 0) {
                throw new StepFailure(what.equals("replay")
                        ? say("nothing that matches is kept; await wire held %s first", match)
                        : say("nothing that matches is held; await wire held %s first", match));
            }
        };
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        if (before.isEmpty()) {
            List<String> words = new ArrayList<>(Rules.words());
            words.addAll(List.of("release", "lose", "replay", "clear", "burst"));
            return words;
        }
        List<String> matches = new ArrayList<>();
        List<String> senders = new ArrayList<>(names.all());
        senders.add("any");
        for (String who : senders) {
            KINDS.forEach(kind -> matches.add(who + ":" + kind));
        }
        return matches;
    }
}
