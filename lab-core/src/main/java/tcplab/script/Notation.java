package tcplab.script;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.model.SocketOption;
import tcplab.model.TcpState;
import tcplab.text.Told;
import tcplab.verdict.SegmentNotation;

/** How things are written that stand in lines of many words. */
final class Notation {
    private static final List<Word> WORDS = List.of(
            word("SOCKET", "SOCKET VERB …", "client connect server:7000",
                    say("client and server are there from the start: each side's socket without a name of its own. Others are "
                            + "named with ->; a name is letters, digits, - and _, and begins with a letter. SIDE is client or server.")),
            word("->", "SOCKET VERB … -> NAME", "client connect server:7000 -> second",
                    say("Names the socket that the line makes; it is on the side of the socket before the verb.")),
            word("&", "SOCKET VERB … &", "client recv &",
                    say("Leaves a call that waits in the background, and the script goes on. Its result is recorded when it "
                            + "returns; await SOCKET calls waits for that.")),
            word("nonblocking", "SOCKET VERB … nonblocking", "client recv nonblocking",
                    say("The call returns at once, as on a descriptor with O_NONBLOCK: with EAGAIN where it would have to wait, and "
                            + "connect with EINPROGRESS; getsockopt of SO_ERROR says later what has become of that one.")),
            word("HOST:PORT", "HOST:PORT", "server listen *:7000",
                    say("server:7000 is the address that the bench gives that side. A port alone is one's own in bind and listen, "
                            + "the other side's in connect. 127.0.0.1:7000 and [::1]:7000 are the loopback, *:7000 is the wildcard "
                            + "address; they need a network stack of the run's own, which the host bench has not.")),
            word("\"TEXT\"", "\"TEXT\"", "client send \"GET / HTTP/1.0\\r\\n\\r\\n\"",
                    say("A text in quotes: \\n is LF, \\r CR, \\t a tab, \\\" a quote and \\\\ a backslash; any other backslash is an error.")),
            word("DURATION", "DURATION", "await client TIME-WAIT within 2s", say("A whole number with its unit: 300us, 30ms, 2s.")),
            word("STATE", "STATE", "await client FIN-WAIT-2",
                    say("A state of RFC 9293: %s. The kernel's and ss's spellings are understood too.", String.join(" ", TcpState.names()))),
            word("OPTION", "OPTION", "client set TCP_NODELAY 1",
                    say("A socket option by its Linux name: %s.", String.join(" ", SocketOption.names()))),
            word("RESULT", "RESULT", "claim call client connect ECONNREFUSED",
                    say("What a call returned: 0, a number, EOF, close_notify, an errno or a signal by its name, or a text in "
                            + "quotes: the first 60 bytes received, with dots for control characters, or the value that was read. ok is "
                            + "whatever is no failure.")),
            word("N", "N", "claim count closing 3..4",
                    say("A number or a range of numbers, both ends included: 3, >=2, <=5, >0, <4, 2..4.")),
            word("MIN..MAX", "MIN..MAX", "claim lasted client FIN-WAIT-2 36ms..200ms",
                    say("A range of times, both ends included: 36ms..200ms, 0.9s..1.2s, >=200ms, <=1s.")),
            word("~TIME", "~TIME", "claim gap client:SYN client:SYN(again) ~1s",
                    say("What a kernel timer of that time may take: from one tick less to an eighth and two ticks more.")),
            word("#N", "#N", "claim call client send#2 EPIPE",
                    say("The n-th of what stands before it: call client send#2, gap client:SYN(again)#1.")),
            word("...", "...", "claim wire client:SYN ... client:FIN",
                    say("Anything may come between: segments in claim wire, states in claim states.")),
            word("{", "{ SEGMENT SEGMENT … }", "claim wire { client:FIN conn:FIN } { client:ACK conn:ACK }",
                    say("These segments in any order, for those that cross.")),
            word("#", "# COMMENT", "# The client closes first",
                    say("A comment. The first one of a file is its title; one before steps is their heading on the ladder. After a "
                            + "blank it may also end a line. A line that begins with #zh says in Chinese what the comment, the "
                            + "reason, the proof or the control none before it says.")));

    private Notation() {}

    private static Word word(String name, String synopsis, String example, Told said) {
        return new Word(Sort.NOTATION, name, synopsis, said, example);
    }

    /** Those of lines, then those of segments. */
    static List<Word> words() {
        List<Word> all = new ArrayList<>(WORDS);
        all.addAll(SegmentNotation.words());
        return all;
    }
}
