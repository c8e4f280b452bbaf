package tcplab.command;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.event.ChannelEvent;
import tcplab.fault.Match;
import tcplab.journal.PassagePattern;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Ability;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** {@code await}: synchronises; it never judges. */
final class AwaitVerb {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);
    private static final List<String> STATES_AND_OTHERS =
            Stream.concat(TcpState.names().stream(), Stream.of("absent", "unread", "calls")).toList();

    static final Verb VERB = Verb.alone(
            new Word(
                            Sort.VERB,
                            "await",
                            "await SOCKET STATE|EVENT[#N]|absent|unread|calls [within DURATION [or go on]], or: await SEGMENT …, or: await wire held [N] "
                                    + "[WHO:KIND] [of SOCKET] …",
                            say("Waits until a witness has seen a socket in a state, which it may have left again since the last step, or of a listener a connection that nobody has accepted yet; until ss does not list it any more (absent, or CLOSED), until it has unread "
                                    + "bytes, until its calls left in the background with & or begun by a reaction have returned; until Netty has told a channel an event (as channelInactive); until tcpdump has seen a "
                                    + "segment arrive since the last step that did something, as client:FIN(again), or one more than was awaited since; or until "
                                    + "segments are held on the wire. After 10 s, or the time given, the run stops there; with or go on it goes on."),
                            "await client FIN-WAIT-2")
                    .offering(AwaitVerb::candidates),
            AwaitVerb::parse);

    private static final Pattern EVENT = Pattern.compile("([A-Za-z]+)(?:#([1-9]\\d{0,3}))?");

    private AwaitVerb() {}

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        if (words.take("wire")) {
            return held(words, names);
        }
        if (words.peek().contains(":")) {
            return segment(words, names);
        }
        String socket = words.next("SOCKET");
        String what = words.next("STATE");
        if (what.equals("calls")) {
            names.sideOfAny(socket);
        } else {
            names.sideOf(socket);
        }
        Limit limit = limit(words);
        return switch (what) {
            case "calls" -> limit.on((stage, time) -> stage.awaitCalls(socket, time));
            case "unread" -> limit.on((stage, time) -> stage.awaitUnread(socket, time));
            case "absent" -> limit.on((stage, time) -> stage.awaitState(socket, Optional.empty(), time));
            default -> {
                Matcher event = EVENT.matcher(what);
                if (event.matches() && ChannelEvent.NAMES.contains(event.group(1))) {
                    int count = event.group(2) == null ? 1 : Integer.parseInt(event.group(2));
                    yield limit.on((stage, time) -> stage.awaitEvent(socket, event.group(1), count, time));
                }
                TcpState state = TcpState.of(what)
                        .orElseThrow(() -> new SyntaxProblem(
                                say("'%s' is no %s", what, say("state")), DidYouMean.hint(what, STATES_AND_OTHERS)));
                // ss lists no socket that is CLOSED.
                Optional<TcpState> listed = Optional.of(state).filter(s -> s != TcpState.CLOSED);
                yield limit.on((stage, time) -> stage.awaitState(socket, listed, time));
            }
        };
    }

    private static Step held(Tokens words, Names names) throws SyntaxProblem {
        words.oneOf(say("thing to await of the wire"), List.of("held"));
        int count = words.peek().matches("\\d+") ? words.number(say("number of segments"), 1, 1000) : 1;
        Match match = Match.parseOrAll(words, names::sideOf);
        return limit(words).on((stage, time) -> stage.awaitHeld(stage.bound(match), count, time)).needing(Set.of(Ability.WIRE));
    }

    private static Step segment(Tokens words, Names names) throws SyntaxProblem {
        PassagePattern segment = PassagePattern.parse(words.next("SEGMENT"));
        if (!segment.who().equals("any")) {
            names.sideOf(segment.who());
        }
        if (segment.asksForLost()) {
            throw new SyntaxProblem(say("a segment that is lost never arrives"), say("await what comes of it, as in: %s", "await client:FIN(again)"));
        }
        return limit(words).on((stage, time) -> stage.awaitSegment(segment, time)).needing(Set.of(Witness.TCPDUMP));
    }

    private static Limit limit(Tokens words) throws SyntaxProblem {
        boolean given = words.take("within");
        Duration time = given ? words.duration(say("duration")) : USUAL_LIMIT;
        boolean goesOn = given && words.take("or");
        if (goesOn) {
            words.oneOf("go", List.of("go"));
            words.oneOf("on", List.of("on"));
        }
        words.end();
        return new Limit(time, goesOn);
    }

    /** Something that may not come. */
    private interface Waiting {
        void on(Stage stage, Duration limit) throws StepFailure;
    }

    /** How long it is waited for. @param goesOn true if the script goes on without it */
    private record Limit(Duration time, boolean goesOn) {
        Step on(Waiting waiting) {
            return Step.waiting(stage -> {
                try {
                    waiting.on(stage, time);
                } catch (StepFailure e) {
                    if (!goesOn || Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    stage.wentOn(e.told());
                }
            });
        }
    }

    private static List<String> candidates(List<String> before, Collection<String> sockets) {
        return switch (before.size()) {
            case 0 -> {
                List<String> first = new ArrayList<>(sockets);
                first.add("wire");
                first.addAll(Candidates.segments(before, sockets));
                yield first;
            }
            case 1 -> before.get(0).equals("wire")
                    ? List.of("held")
                    : before.get(0).contains(":") ? List.of("within") : STATES_AND_OTHERS;
            default -> before.get(0).equals("wire") && before.size() == 2 ? Candidates.segments(before, sockets) : List.of("within");
        };
    }
}
