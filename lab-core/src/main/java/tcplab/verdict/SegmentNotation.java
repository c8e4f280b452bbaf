package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.text.Told;

/** How a segment is written, in a claim and in a rule of the wire: what each kind and each attribute means, exactly. */
public final class SegmentNotation {
    private static final List<Word> WORDS = List.of(
            word("SEGMENT", "SEGMENT = WHO:KIND(ATTRIBUTE,…)", "claim count conn:DATA(len=5) 1",
                    say("WHO is the socket that sends it, or any; a listener sends what its connections send. A socket is known by "
                            + "its endpoints: what its kernel sends from them when it is gone, as the RST that answers late data "
                            + "(RFC 9293, 3.10.7.1), is its own as well. client and server are the whole side if the script has no "
                            + "socket of that name, else that socket and what the side's kernel sends from endpoints that no "
                            + "socket of the script has had, as from a port without a listener. KIND joins with + what the segment "
                            + "must have and puts - before what it must not have; what else it carries does not matter.")),
            word("SYN", "WHO:SYN", "claim count client:SYN 1",
                    say("A SYN without ACK, the first segment of an opening, with or without data.")),
            word("SYN+ACK", "WHO:SYN+ACK", "claim count server:SYN+ACK 1",
                    say("A SYN with ACK, with or without data.")),
            word("ACK", "WHO:ACK", "claim count client:ACK 1",
                    say("A bare acknowledgement: no data, no SYN, FIN or RST. Joined to another kind it asks for the "
                            + "ACK bit; ANY+ACK is every segment that has it.")),
            word("DATA", "WHO:DATA", "claim never client:DATA-FIN",
                    say("A segment with data, whatever its flags; DATA-FIN has no FIN.")),
            word("FIN", "WHO:FIN", "claim never client:FIN-DATA",
                    say("A segment with FIN, with or without ACK and data; FIN-DATA has none, FIN+ACK has ACK.")),
            word("RST", "WHO:RST", "claim never any:RST-ACK",
                    say("A segment with RST, with or without ACK; RST-ACK has no ACK.")),
            word("PSH", "WHO:PSH", "claim count client:PSH 1", say("A segment with PSH, whatever else it carries.")),
            word("URG", "WHO:URG", "claim never any:URG", say("A segment with URG, whatever else it carries.")),
            word("ECE", "WHO:ECE", "claim never any:ECE",
                    say("A segment with ECE, whatever else it carries. On a SYN, ECE and CWR offer ECN, and ECE alone on a SYN+ACK "
                            + "accepts it (RFC 3168, 6.1.1); later ECE echoes a mark of congestion.")),
            word("CWR", "WHO:CWR", "claim never any:CWR",
                    say("A segment with CWR, whatever else it carries: its sender has answered the echo of a mark of congestion.")),
            word("PROBE", "WHO:PROBE", "claim count conn:PROBE >=2",
                    say("A zero-window probe: a bare ACK whose number was sent and acknowledged before, sent while the window that "
                            + "its receiver advertised last, as far as that has arrived, is 0. Its receiver answers with its window.")),
            word("KEEPALIVE", "WHO:KEEPALIVE", "claim count client:KEEPALIVE >=1",
                    say("A keepalive probe: the same bare ACK with an old number, sent while the window is open.")),
            word("ANY", "WHO:ANY", "claim count client:ANY >=1", say("Every segment.")),
            word("len", "(len=5,seq>=1,ack<7)", "claim count client:ANY(len=5,seq>=1,ack<7) 1",
                    say("Numbers of a segment: len is its bytes of data, seq and ack are counted from the initial "
                            + "sequence numbers, win is the window as sent, mss the option, header the bytes of the TCP header.")),
            word("lost", "(lost)", "claim count client:FIN(lost) 1",
                    say("It left and had not arrived when the run ended: it was dropped, or still delayed.")),
            word("again", "(again)", "claim count client:FIN(again) >=1",
                    say("A retransmission: all its sequence numbers were sent before, however they were cut. Repeats "
                            + "(again, copy, answer) count only where a claim asks for them; never looks at them too.")),
            word("copy", "(copy)", "claim count client:FIN(copy) 1",
                    say("A copy that the wire made: it arrived more often than it left.")),
            word("answer", "(answer)", "claim count client:ACK(answer) 1",
                    say("A bare ACK that says nothing new and only answers a retransmission or a copy.")));

    private SegmentNotation() {}

    private static Word word(String name, String synopsis, String example, Told said) {
        return new Word(Sort.NOTATION, name, synopsis, said, example);
    }

    /** In the order in which help lists them. */
    public static List<Word> words() {
        return WORDS;
    }
}
