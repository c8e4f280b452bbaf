package tcplab.command;

import static tcplab.text.Told.say;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import tcplab.fault.Faults;
import tcplab.fault.Match;
import tcplab.fault.Rule;
import tcplab.fault.RuleText;
import tcplab.journal.Bounds;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Addresses;
import tcplab.model.Side;
import tcplab.text.Told;

/** The closed table of what the wire can do to segments. */
final class WireFaults {
    /** Each SYN is a connection, and a run has others too. */
    private static final int LARGEST_BURST = Bounds.MOST_SOCKETS * 9 / 10;
    /** What every host must take (RFC 791); Linux lowers its path MTU to 552 at the least (min_pmtu). */
    private static final int LEAST_MTU = 576;
    /** That of the wire's devices. */
    private static final int MOST_MTU = 1500;

    static final List<WireFault> ALL = List.of(
            rule(
                    Rule.Action.DELAY,
                    "wire delay DURATION [WHO:KIND] [of SOCKET] [n=N] [times=N]",
                    say("Every segment, or each that matches, arrives so much later."),
                    "wire delay 30ms client:FIN"),
            rule(
                    Rule.Action.HOLD,
                    "wire hold WHO:KIND [of SOCKET] [n=N] [times=N]",
                    say("Each segment that matches stays on the wire until release or lose; await wire held waits for it. "
                            + "What is held already is not held twice: its retransmission is lost."),
                    "wire hold conn:FIN"),
            rule(
                    Rule.Action.DROP,
                    "wire drop WHO:KIND [of SOCKET] [n=N] [times=N|all]",
                    say("Loses the first segment that matches, the n-th, or so many from there on."),
                    "wire drop client:ACK n=2"),
            rule(
                    Rule.Action.DUPLICATE,
                    "wire duplicate WHO:KIND [of SOCKET] [after DURATION] [n=N] [times=N|all]",
                    say("The first segment that matches, or the n-th, arrives once more, at once or so much later."),
                    "wire duplicate client:SYN after 20ms"),
            rule(
                    Rule.Action.REORDER,
                    "wire reorder WHO:KIND [of SOCKET] [n=N] [times=N|all]",
                    say("The first segment that matches, or the n-th, is overtaken by the next one of its direction; without a "
                            + "next one it goes on after 200 ms."),
                    "wire reorder client:DATA"),
            rule(
                    Rule.Action.KEEP,
                    "wire keep WHO:KIND [of SOCKET] [n=N] [times=N]",
                    say("Remembers each segment that matches, for replay, and lets it pass; also one that another rule holds, loses or delays."),
                    "wire keep client:SYN"),
            rule(
                    Rule.Action.UNREACHABLE,
                    "wire unreachable WHO:KIND [of SOCKET] host|port|admin [n=N] [times=N|all]",
                    say("Loses the first segment that matches, the n-th, or so many from there on, and tells its sender by ICMP, as a "
                            + "router does: the host is unreachable, the port is, or a filter forbids it."),
                    "wire unreachable client:SYN host"),
            new WireFault(
                    new Word(
                                    Sort.FAULT,
                                    "mtu",
                                    "wire mtu BYTES [silently]",
                                    say("From now on a packet of more bytes, with its IP header, is lost, and ICMP tells its sender what the next "
                                            + "link takes, until clear; with silently nobody tells it, as in a black hole. One that may be fragmented "
                                            + "passes as it is."),
                                    "wire mtu 1000")
                            .offering(List.of("1000", "1280"), List.of("silently")),
                    WireFaults::mtu),
            held(
                    "release",
                    say("Lets the held segments that match go on, oldest first; one of them with one."),
                    (wire, match, most) -> upright(wire).release(match, most)),
            held(
                    "lose",
                    say("Loses the held segments that match; one of them with one."),
                    (wire, match, most) -> wire.dropHeld(match, most)),
            new WireFault(
                    new Word(
                                    Sort.FAULT,
                                    "replay",
                                    "wire replay [WHO:KIND] [of SOCKET]",
                                    say("Delivers once more, as an old copy, what keep has remembered."),
                                    "wire replay client:SYN")
                            .offering((before, sockets) -> before.isEmpty() ? Candidates.segments(before, sockets) : List.of()),
                    WireFaults::replay),
            new WireFault(
                    new Word(
                            Sort.FAULT,
                            "clear",
                            "wire clear",
                            say("Takes all rules away; what is held stays held."),
                            "wire clear"),
                    WireFaults::clear),
            cut(
                    "down",
                    true,
                    say("From now on every segment of both directions is lost, as when the cable is pulled; what is held stays held.")),
            cut("up", false, say("Ends down: segments pass again. What was lost is for the senders' timers to notice.")),
            new WireFault(
                    new Word(
                                    Sort.FAULT,
                                    "burst",
                                    "wire burst N server:PORT",
                                    say("Sends N SYNs that nobody will complete to a listener of the server, each from another port of the client; IPv4 only."),
                                    "wire burst 10 server:7000")
                            .offering(List.of("10"), List.of("server:7000")),
                    WireFaults::burst));

    private WireFaults() {}

    static List<String> names() {
        return ALL.stream().map(fault -> fault.word().name()).toList();
    }

    /** What the wire does from now on. */
    private static WireFault rule(Rule.Action action, String synopsis, Told help, String example) {
        Candidates candidates = (before, sockets) ->
                before.isEmpty() && action == Rule.Action.DELAY ? List.of("30ms") : Candidates.segments(before, sockets);
        Word word = new Word(Sort.FAULT, action.name().toLowerCase(Locale.ROOT), synopsis, help, example);
        return new WireFault(word.offering(candidates), (words, names) -> {
            Rule rule = RuleText.parse(action, words, names);
            return Step.of(stage -> stage.wire().add(rule.on(stage.bound(rule.match())))).remarking(remark(rule));
        });
    }

    /** Who loses any segment usually means all of them. */
    private static Told remark(Rule rule) {
        boolean unsaid = !rule.text().contains("=");
        return rule.action() == Rule.Action.DROP && rule.match().kind().isAny() && unsaid
                ? say("this loses one segment only, the next; times=all loses every one, wire down those of both directions")
                : Told.nothing();
    }

    /** Does something to what is held; returns how many segments that were. */
    private interface OnHeld {
        int act(Faults wire, Match match, int most) throws StepFailure;
    }

    private static WireFault held(String name, Told help, OnHeld deed) {
        Word word = new Word(Sort.FAULT, name, "wire " + name + " [WHO:KIND] [of SOCKET] [one]", help, "wire " + name + " client:ACK");
        return new WireFault(word.offering(Candidates::segments), (words, names) -> {
            boolean before = words.take("one");
            Match match = Match.parseOrAll(words, names::sideOf);
            int most = words.take("one") || before ? 1 : Integer.MAX_VALUE;
            words.end();
            return Step.of(stage -> {
                if (deed.act(stage.wire(), stage.bound(match), most) == 0) {
                    throw new StepFailure(say("nothing that matches is held; await wire held %s first", match));
                }
            });
        });
    }

    private static Step mtu(Tokens words, Names names) throws SyntaxProblem {
        int bytes = words.number(say("number of bytes"), LEAST_MTU, MOST_MTU);
        boolean silently = words.take("silently");
        words.end();
        return Step.of(stage -> stage.wire().mtu(bytes, !silently));
    }

    private static Step replay(Tokens words, Names names) throws SyntaxProblem {
        Match match = Match.parseOrAll(words, names::sideOf);
        words.end();
        return Step.of(stage -> {
            if (upright(stage.wire()).replay(stage.bound(match)) == 0) {
                throw new StepFailure(say("nothing that matches is kept; write wire keep %s before it passes", match));
            }
        });
    }

    private static Step clear(Tokens words, Names names) throws SyntaxProblem {
        words.end();
        return Step.of(stage -> stage.wire().clearRules());
    }

    private static WireFault cut(String name, boolean down, Told help) {
        return new WireFault(new Word(Sort.FAULT, name, "wire " + name, help, "wire " + name), (words, names) -> {
            words.end();
            return Step.of(stage -> {
                if (!stage.wire().cut(down)) {
                    throw new StepFailure(down ? say("the wire is down already") : say("the wire is not down"));
                }
            });
        });
    }

    /** What the wire itself sends would be lost in silence while it is down. */
    private static Faults upright(Faults wire) throws StepFailure {
        if (wire.isDown()) {
            throw new StepFailure(say("the wire is down; write wire up first"));
        }
        return wire;
    }

    /** Only to the lab's own listener, and bounded. */
    private static Step burst(Tokens words, Names names) throws SyntaxProblem {
        int count = words.number(say("number of SYNs"), 1, LARGEST_BURST);
        Place target = Place.parse(words.next("server:PORT"), Side.SERVER, names);
        words.end();
        if (target.side() != Side.SERVER) {
            throw new SyntaxProblem(say("a burst goes to the server"), say("as in: %s", "wire burst 10 server:7000"));
        }
        return Step.of(stage -> {
            if (stage.ipv6()) {
                throw new StepFailure(say("a burst is IPv4 only; take ipv6 out of the script"));
            }
            upright(stage.wire()).burst(
                    count, literal(stage.address(Side.CLIENT)), literal(stage.address(Side.SERVER)), target.port());
        });
    }

    private static InetAddress literal(String address) throws StepFailure {
        return Addresses.parse(address)
                .orElseThrow(() -> new StepFailure(say("'%s' is no %s", address, say("address"))));
    }
}
