package tcplab.quiz;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.regex.Pattern;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * How something in a question is to be read: a notation, or a unit.
 *
 * @param form what it looks like
 * @param text the explanation, one sentence
 */
public record Note(Pattern form, Told text) {
    private static final List<String> MARKS = List.of(mark("again"), mark("lost"), mark("copy"), mark("answer"));
    private static final List<Note> ALL = List.of(
            note("\\b\\w+:(SYN|ACK|FIN|RST|DATA|ANY|PROBE|KEEPALIVE)", say("client:FIN+ACK is a segment with FIN and ACK that client sends")),
            note(":ANY\\b", say("ANY is a segment of any kind")),
            note("\\bany:", say("any: stands for whoever sends it")),
            note("\\.\\.\\.", say("... stands for any segments between")),
            note("\\{", say("segments in { } may come in either order")),
            note("\\b(seq|ack)[<>=]", say("seq and ack are counted from each side's SYN, whose number is 0")),
            note("\\blen[<>=]", say("len is the number of bytes of data")),
            note("\\bwin[<>=]", say("win is the window, the room that the sender shows to its peer")),
            note("\\bheader[<>=]", say("header is the number of bytes of the TCP header")),
            note("\\bmss[<>=]", say("mss is the option of a SYN that tells the largest segment")),
            note(mark("again"), say("(again) is a retransmission")),
            note(mark("lost"), say("(lost) has left and does not arrive")),
            note(mark("copy"), say("(copy) is a second arrival of the same segment")),
            note(mark("answer"), say("(answer) only answers what had come before")),
            note(":\\S*[A-Z]-[A-Z]", say("-DATA after a kind means: without data, and so of any other word")),
            note("\\bSIGPIPE\\b", say("the lab's processes catch SIGPIPE, as Java does; a process that fork makes leaves it at its default")),
            note("\\bns\\b", say("1000 ns are 1 µs")),
            note("\\bµs\\b", say("1000 µs are 1 ms")));

    private static String mark(String word) {
        return "[(,]" + word + "\\b";
    }

    private static Note note(String form, Told text) {
        return new Note(Pattern.compile(form), text);
    }

    /** How the marks are to be read that stand behind segments in a finding. */
    public static List<Note> ofMarks(String finding) {
        return ALL.stream().filter(note -> MARKS.contains(note.form().pattern()) && note.form().matcher(finding).find()).toList();
    }

    /** Those of which the question or its answers have the form. */
    public static List<Note> of(Question question) {
        String all = Language.EN.tell(question.text())
                + question.choices().stream().map(choice -> " " + Language.EN.tell(choice.text())).reduce("", String::concat);
        return ALL.stream().filter(note -> note.form().matcher(all).find()).toList();
    }
}
