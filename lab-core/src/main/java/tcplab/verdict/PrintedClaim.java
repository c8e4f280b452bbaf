package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Environment;
import tcplab.event.SegmentSeen;
import tcplab.event.TcpdumpPrinted;
import tcplab.journal.Entry;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code printed [-S] SEGMENT absolute|relative|[FLAGS]}: whether the numbers in tcpdump's own text are those of the
 * segments or count from the initial ones, or by which letters it names the flags. A line belongs to the segment that was
 * captured at its time.
 *
 * @param how {@code absolute}, {@code relative}, or the letters in brackets, as in {@code [S.]}
 */
record PrintedClaim(String options, SegmentPattern segment, String how) implements OfSegments {
    private static final String ABSOLUTE = "absolute";
    private static final String RELATIVE = "relative";

    /** Accepts {@code [S.]}: letters as in tcpdump(1); a dot is ACK. */
    private static final Pattern FLAGS = Pattern.compile("\\[[SFPRUWE.]{1,8}]");

    /** Stands for letters that are not the same for all such segments. */
    private static final String VARIOUS = "[]";

    private static final List<String> USUAL_FLAGS = List.of("[S]", "[S.]", "[.]", "[P.]", "[F.]", "[R.]");

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "printed",
                    "claim printed [-S] SEGMENT absolute|relative|[FLAGS]",
                    say("In the text of tcpdump (or of tcpdump -S) these segments have their own sequence numbers, or those counted from the initial ones; or their flags are these letters, as in [S.]."),
                    "claim printed -S client:DATA absolute")
                    .needing(Witness.TCPDUMP)
                    .offering(Candidates::segments),
            PrintedClaim::parse);

    /** Accepts {@code 1795248100.280442123 IP 10.0.0.1.40026 > 10.0.0.2.7000: Flags [P.], seq 1:6, ack 1, win …}; no number is longer than a header's. */
    private static final Pattern LINE =
            Pattern.compile("(?!.*, (?:seq|ack) \\d{11})"
                    + "(\\d{1,10})\\.(\\d{9}) .*: Flags (\\[[^]]*\\])(?:, seq (\\d{1,10})(?::\\d+)?)?(?:, ack (\\d{1,10}))?, .*");

    static Claim parse(Tokens words) throws SyntaxProblem {
        String options = words.take("-S") ? "-S" : "";
        SegmentPattern segment = SegmentPattern.parse(words.next("SEGMENT"));
        String how = FLAGS.matcher(words.peek()).matches()
                ? words.next("[FLAGS]")
                : words.oneOf(say("way to print numbers"), List.of(ABSOLUTE, RELATIVE));
        words.end();
        return new PrintedClaim(options, segment, how);
    }

    @Override
    public Set<String> sockets() {
        return Set.of(segment.who());
    }

    @Override
    public Told told() {
        String tool = ("tcpdump " + options).strip();
        return switch (how) {
            case ABSOLUTE -> say("%1$s prints the sequence numbers of %2$s as they are in the segment", tool, segment.inSentence());
            case RELATIVE -> say("%1$s prints the sequence numbers of %2$s counted from the initial one", tool, segment.inSentence());
            default -> say("%1$s prints %2$s with the flags %3$s", tool, segment.inSentence(), how);
        };
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<Entry> text = timeline.entriesOf(TcpdumpPrinted.class).stream()
                .filter(entry -> ((TcpdumpPrinted) entry.event()).options().equals(options))
                .reduce((first, second) -> second);
        if (text.isEmpty()) {
            return Judgement.inconclusive(say("%s has printed nothing", ("tcpdump " + options).strip()));
        }
        TcpdumpPrinted printed = (TcpdumpPrinted) text.get().event();
        Map<Long, Matcher> lines = lines(printed, timeline);
        List<Integer> evidence = new ArrayList<>();
        Set<String> letters = new LinkedHashSet<>();
        Told because = Told.nothing();
        for (Passage passage : timeline.passages()) {
            Matcher line = segment.matches(passage, timeline) ? lines.get(seenAt(passage, printed.point(), timeline)) : null;
            if (line == null) {
                continue;
            }
            because = say("%s was printed as: %s", Evidence.words(passage, timeline), shown(line));
            evidence.add(passage.entryId());
            letters.add(line.group(3));
            if (!how.equals(VARIOUS) && !isPrintedSo(line, passage)) {
                return Judgement.refuted(because, List.of(passage.entryId(), text.get().id()));
            }
        }
        if (evidence.isEmpty()) {
            return Judgement.inconclusive(say("tcpdump printed no %s", segment));
        }
        evidence.add(text.get().id());
        if (how.equals(VARIOUS)) {
            because = say("%s was printed as: %s", segment, Told.listed(letters));
            return letters.size() > 1 ? Judgement.confirmed(because, evidence) : Judgement.refuted(because, evidence);
        }
        return Judgement.confirmed(because, evidence);
    }

    /** The lines by lab time. */
    private static Map<Long, Matcher> lines(TcpdumpPrinted printed, Timeline timeline) {
        long epochNanos = timeline.environment().map(Environment::epochNanos).orElse(0L);
        Map<Long, Matcher> lines = new HashMap<>();
        for (String text : printed.lines()) {
            Matcher line = LINE.matcher(text);
            if (line.matches()) {
                long wallNanos = Long.parseLong(line.group(1)) * 1_000_000_000L + Long.parseLong(line.group(2));
                lines.put(wallNanos - epochNanos, line);
            }
        }
        return lines;
    }

    /** When the capture at that point saw it; null if it did not. */
    private static Long seenAt(Passage passage, String point, Timeline timeline) {
        return timeline.entriesOf(SegmentSeen.class).stream()
                .filter(entry -> entry.id() == passage.leftId() || entry.id() == passage.arrivedId())
                .map(entry -> (SegmentSeen) entry.event())
                .filter(seen -> seen.point().equals(point))
                .map(SegmentSeen::atNanos)
                .findFirst()
                .orElse(null);
    }

    /** True if what the claim speaks of is in the line as claimed. tcpdump prints no seq of a segment without length. */
    private boolean isPrintedSo(Matcher line, Passage passage) {
        if (ofFlags()) {
            return line.group(3).equals(how);
        }
        boolean absolute = how.equals(ABSOLUTE);
        String seq = line.group(4);
        String ack = line.group(5);
        Long wantedAck = absolute ? Long.valueOf(passage.segment().ack()) : passage.relativeAck();
        long wantedSeq = absolute ? passage.segment().seq() : passage.relativeSeq();
        return (seq == null || Long.parseLong(seq) == wantedSeq)
                && (ack == null || wantedAck != null && Long.parseLong(ack) == wantedAck)
                && (seq != null || ack != null);
    }

    private boolean ofFlags() {
        return how.startsWith("[");
    }

    private String shown(Matcher line) {
        if (ofFlags()) {
            return "Flags " + line.group(3);
        }
        String seq = line.group(4) == null ? "" : "seq " + line.group(4);
        String ack = line.group(5) == null ? "" : "ack " + line.group(5);
        return seq + (seq.isEmpty() || ack.isEmpty() ? "" : ", ") + ack;
    }

    @Override
    public void ask(Draft draft) {
        if (ofFlags()) {
            draft.asks(say("By which letters does tcpdump name the flags of %s?", segment.inWords()))
                    .tells("flags:" + segment)
                    .since(say("S is SYN, F is FIN, R is RST, P is PSH, and a dot is ACK"))
                    .mixes(named(how), likely(), USUAL_FLAGS.stream().map(this::named).toList());
            return;
        }
        draft.asks(say("How does tcpdump print the sequence number of %s?", segment.inWords()))
                .tells("printed numbers")
                .since(say("tcpdump counts from the initial numbers, which it knows where it has seen the SYN; -S prints the numbers as they are"))
                .offers(new Choice(say("relative, and with -S absolute"), prints(false, true),
                        say("tcpdump subtracts the initial number, if it has seen the SYN, and -S turns that off")))
                .offers(new Choice(say("absolute, and with -S relative"), prints(true, false),
                        say("it is the other way round: the S of -S asks for absolute numbers")))
                .offers(new Choice(say("absolute in both cases"), prints(true, true),
                        say("without -S only the first segment that tcpdump sees of a connection is absolute")))
                .offers(new Choice(say("relative in both cases"), prints(false, false),
                        say("-S is there to have the numbers as they are in the segment")))
                .leavesNothingElse();
    }

    /** Always offered: the dot forgotten or put where there is no ACK, and of data, which one call may hand over in several segments, now this and now that. */
    private List<Choice> likely() {
        String letters = how.substring(1, how.length() - 1);
        List<Choice> likely = new ArrayList<>();
        if (letters.length() > 1) {
            likely.add(named("[" + letters.replace(".", "") + "]"));
        }
        if (segment.kind().toString().equals("DATA")) {
            likely.add(new Choice(say("not the same for all of them"), new PrintedClaim(options, segment, VARIOUS),
                    say("where one call hands over several segments, the last of them has PSH, and those before it need not have it")));
        }
        return likely;
    }

    private Choice named(String flags) {
        return new Choice(Told.plain(flags), new PrintedClaim(options, segment, flags), FlagRules.of(flags));
    }

    private Claim prints(boolean absoluteWithout, boolean absoluteWith) {
        return new Both(
                new PrintedClaim("", segment, absoluteWithout ? ABSOLUTE : RELATIVE),
                new PrintedClaim("-S", segment, absoluteWith ? ABSOLUTE : RELATIVE));
    }
}
