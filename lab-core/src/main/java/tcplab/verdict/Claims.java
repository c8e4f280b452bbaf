package tcplab.verdict;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.DidYouMean;

/** The closed table of the kinds of claims. */
public final class Claims {
    private static final List<ClaimKind> KINDS = List.of(
            new ClaimKind(
                    "wire",
                    "wire SEGMENT SEGMENT … (with ... for anything between, { } for any order)",
                    () -> say("These segments left one after the other, with nothing between but retransmissions. "
                            + "SEGMENT is WHO:KIND, as in client:FIN or conn:DATA(len=5,ack=1); attributes are len, seq, "
                            + "ack, win, mss, header, again, lost and copy; - forbids a flag, as in RST-ACK."),
                    "wire client:FIN conn:ACK conn:FIN client:ACK",
                    WireClaim::parse),
            new ClaimKind(
                    "count",
                    "count opening|closing|all|SEGMENT [of SOCKET] N",
                    () -> say("So many segments; N is 3, >=2, <=5 or 2..4. Retransmissions count only with (again)."),
                    "count closing 4",
                    CountClaim::parse),
            new ClaimKind(
                    "states",
                    "states SOCKET STATE STATE … (with ... for any between)",
                    () -> say("The socket went through these states in this order."),
                    "states client ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT",
                    StatesClaim::parse),
            new ClaimKind(
                    "never",
                    "never SEGMENT, or: never state SOCKET STATE",
                    () -> say("No such segment in the whole run; the socket was never in that state."),
                    "never any:RST",
                    NeverClaim::parse),
            new ClaimKind(
                    "call",
                    "call SOCKET NAME[(ARGUMENT)]#N RESULT",
                    () -> say("The n-th such call on the socket (with this first argument) returned this: ok, 0, a number, EOF, an errno, or a text in quotes."),
                    "call client send#2 EPIPE",
                    CallClaim::parse),
            new ClaimKind(
                    "gap",
                    "gap [arrival] SEGMENT[#N] SEGMENT[#N] MIN..MAX|~TIME",
                    () -> say("So much time from when the first segment left (or arrived) to when the next that matches the second left; "
                            + "#N takes the N-th match; ~1s is what a kernel timer of 1 s may take."),
                    "gap client:SYN(again)#1 client:SYN(again)#2 1.8s..2.6s",
                    GapClaim::parse),
            new ClaimKind(
                    "header",
                    "header SEGMENT N",
                    () -> say("The first such segment has so many bytes of IP and TCP header, options included."),
                    "header client:ACK(len=0) 52",
                    HeaderClaim::parse),
            new ClaimKind(
                    "isn",
                    "isn SOCKET SOCKET differ|N",
                    () -> say("The initial sequence numbers of the two differ, or grew from one to the other by N per second."),
                    "isn a b differ",
                    IsnClaim::parse),
            new ClaimKind(
                    "printed",
                    "printed [-S] SEGMENT absolute|relative",
                    () -> say("In the text of tcpdump (or of tcpdump -S) these segments have their own sequence numbers, or those counted from the initial ones."),
                    "printed -S client:DATA absolute",
                    PrintedClaim::parse),
            new ClaimKind(
                    "counter",
                    "counter client|server NAME N",
                    () -> say("A kernel counter of that side's stack moved by so much (names as in nstat(8))."),
                    "counter server TCPAbortOnClose 1",
                    CounterClaim::parse),
            new ClaimKind(
                    "end",
                    "end SOCKET STATE|absent",
                    () -> say("How ss lists the socket after the last step."),
                    "end client TIME-WAIT",
                    EndClaim::parse),
            new ClaimKind(
                    "listed",
                    "listed SOCKET STATE [N]",
                    () -> say("ss showed so many sockets in that state at once; of a listener, connections not yet accepted."),
                    "listed server SYN-RECEIVED 2",
                    ListedClaim::parse),
            new ClaimKind(
                    "lasted",
                    "lasted SOCKET STATE MIN..MAX",
                    () -> say("The socket stayed so long in that state."),
                    "lasted client TIME-WAIT 59s..69s",
                    LastedClaim::parse),
            new ClaimKind(
                    "timer",
                    "timer SOCKET timewait|on|keepalive|persist MIN..MAX [last]",
                    () -> say("ss showed this timer of the socket with so much time left; with last, in the last listing that shows it."),
                    "timer client timewait 50s..60s",
                    ListingClaim::timer),
            new ClaimKind(
                    "queue",
                    "queue SOCKET recv|send N",
                    () -> say("ss showed so many bytes in the socket's queue; of a listener, connections not yet accepted."),
                    "queue conn recv 5",
                    ListingClaim::queue),
            new ClaimKind(
                    "reset",
                    "reset SOCKET sent|received [REASON]",
                    () -> say("The kernel reports that the socket sent or received an RST, and for what reason."),
                    "reset conn sent TCP_ABORT_ON_CLOSE",
                    ResetClaim::parse));

    private Claims() {}

    /** In the order in which help lists them. */
    public static List<ClaimKind> kinds() {
        return KINDS;
    }

    /** Understands a claim, without the word {@code claim}. */
    public static Claim parse(String text) throws SyntaxProblem {
        List<Tokens.Token> words = Tokens.split(text);
        String name = words.isEmpty() ? "" : words.get(0).text();
        for (ClaimKind kind : KINDS) {
            if (kind.name().equals(name)) {
                return new StoppedRun(kind.parser().parse(Tokens.of(words.subList(1, words.size()), "claim " + kind.synopsis())));
            }
        }
        List<String> names = KINDS.stream().map(ClaimKind::name).toList();
        throw new SyntaxProblem(
                name.isEmpty() ? say("the claim is missing") : say("'%s' is no %s", name, say("kind of claim")),
                DidYouMean.hint(name, names));
    }
}
