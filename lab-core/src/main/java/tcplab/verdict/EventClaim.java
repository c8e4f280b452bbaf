package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.ChannelEvent;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/**
 * {@code event CHANNEL NAME#N ["TEXT"]|before NAME#N}, {@code event CHANNEL never NAME}: what Netty told a channel's pipeline. The
 * pipeline itself records it, so no witness is needed.
 *
 * @param text what its detail has in it; empty for anything
 * @param later the event that comes after it, or null
 * @param never true if there is none in the whole run
 */
record EventClaim(String channel, Nth event, String text, Nth later, boolean never) implements Claim {
    /** The n-th event of a name. */
    record Nth(String name, int number) {
        private static final Pattern FORM = Pattern.compile("([A-Za-z]+)(?:#([1-9]\\d{0,3}))?");

        static Nth parse(String word) throws SyntaxProblem {
            Matcher form = FORM.matcher(word);
            if (!form.matches() || !ChannelEvent.NAMES.contains(form.group(1))) {
                throw new SyntaxProblem(
                        say("'%s' is no %s", word, say("event of a Netty channel")),
                        DidYouMean.hint(word.replaceFirst("#.*", ""), ChannelEvent.NAMES));
            }
            return new Nth(form.group(1), form.group(2) == null ? 1 : Integer.parseInt(form.group(2)));
        }

        Optional<Entry> in(List<Entry> events) {
            return events.stream().filter(entry -> of(entry).name().equals(name)).skip(number - 1L).findFirst();
        }

        @Override
        public String toString() {
            return name + (number == 1 ? "" : "#" + number);
        }
    }

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                            Sort.CLAIM,
                            "event",
                            "claim event CHANNEL NAME[#N] [\"TEXT\"], or: claim event CHANNEL NAME[#N] before NAME[#N], or: claim event CHANNEL never NAME",
                            say("What Netty told the pipeline of a channel: that the n-th event of this name came, with this text in what came with it; that it came before "
                                    + "another; that none came in the whole run."),
                            "claim event conn channelInactive")
                    .offering(EventClaim::candidates),
            EventClaim::parse);

    private static List<String> candidates(List<String> before, Collection<String> sockets) {
        return switch (before.size()) {
            case 0 -> List.copyOf(sockets);
            case 1 -> {
                List<String> words = new ArrayList<>(ChannelEvent.NAMES);
                words.add("never");
                yield words;
            }
            default -> before.get(before.size() - 1).matches("never|before") ? ChannelEvent.NAMES : List.of("before");
        };
    }

    static Claim parse(Tokens words) throws SyntaxProblem {
        String channel = words.next(say("channel"));
        boolean never = words.take("never");
        Nth event = Nth.parse(words.next(say("event of a Netty channel")));
        Nth later = null;
        String text = "";
        if (!never && words.take("before")) {
            later = Nth.parse(words.next(say("event of a Netty channel")));
        } else if (!never && words.nextIsQuoted()) {
            text = words.next(say("a text"));
        }
        words.end();
        return new EventClaim(channel, event, text, later, never);
    }

    private static ChannelEvent of(Entry entry) {
        return (ChannelEvent) entry.event();
    }

    @Override
    public Set<Witness> witnesses() {
        return Set.of();
    }

    @Override
    public Set<String> sockets() {
        return Set.of(channel);
    }

    @Override
    public boolean isForGood(Verdict verdict) {
        return verdict == (never ? Verdict.REFUTED : Verdict.CONFIRMED);
    }

    @Override
    public Told told() {
        if (never) {
            return say("Netty never tells %1$s %2$s", channel, event.name());
        }
        if (later != null) {
            return say("Netty tells %1$s %2$s before %3$s", channel, event, later);
        }
        return text.isEmpty()
                ? say("Netty tells %1$s %2$s", channel, event)
                : say("Netty tells %1$s %2$s, and with it \"%3$s\"", channel, event, text);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        List<Entry> events = timeline.entriesOf(ChannelEvent.class).stream().filter(entry -> of(entry).socket().equals(channel)).toList();
        if (events.isEmpty()) {
            return Judgement.inconclusive(say("%s was no Netty channel that told anything", channel));
        }
        Optional<Entry> found = event.in(events);
        if (found.isEmpty()) {
            return without(events, timeline);
        }
        List<Integer> evidence = new ArrayList<>(List.of(found.get().id()));
        if (never) {
            return Judgement.refuted(told(found.get()), evidence);
        }
        if (later != null) {
            Optional<Entry> after = later.in(events);
            if (after.isEmpty()) {
                return OfCalls.isStopped(timeline)
                        ? Judgement.inconclusive(say("%1$s was told no %2$s", channel, later))
                        : Judgement.refuted(say("%1$s was told no %2$s", channel, later), evidence);
            }
            evidence.add(after.get().id());
            boolean first = of(found.get()).ordinal() < of(after.get()).ordinal();
            Told because = first ? say("%1$s came first, then %2$s", event, later) : say("%1$s came first, then %2$s", later, event);
            return first ? Judgement.confirmed(because, evidence) : Judgement.refuted(because, evidence);
        }
        return of(found.get()).detail().contains(text)
                ? Judgement.confirmed(told(found.get()), evidence)
                : Judgement.refuted(told(found.get()), evidence);
    }

    private Judgement without(List<Entry> events, Timeline timeline) {
        Told because = say("%1$s was told no %2$s, but %3$s", channel, event, Told.joined(", ",
                events.stream().map(entry -> of(entry).name()).distinct().map(Told::plain).toList()));
        if (OfCalls.isStopped(timeline)) {
            return Judgement.inconclusive(because);
        }
        return never ? Judgement.confirmed(because, List.of()) : Judgement.refuted(because, List.of());
    }

    /** What a pipeline may be told of the end instead, which programs mix up. */
    private static final List<String> OF_THE_END = List.of("ChannelInputShutdownEvent", "channelInactive", "exceptionCaught");

    /** With "none of them" as many answers as other questions have. */
    private static final int ASKED = 3;

    @Override
    public void ask(Draft draft) {
        if (!text.isEmpty() && FutureRules.of(event.name()).containsKey(text)) {
            askOfFuture(draft);
            return;
        }
        // The first of each name: a number would show which of them the claim is about.
        List<Nth> all = new ArrayList<>(List.of(new Nth(event.name(), 1)));
        if (later != null && !later.name().equals(event.name())) {
            all.add(new Nth(later.name(), 1));
        }
        OF_THE_END.stream()
                .filter(name -> all.stream().noneMatch(one -> one.name().equals(name)))
                .limit(ASKED - all.size())
                .forEach(name -> all.add(new Nth(name, 1)));
        List<Choice> choices = new ArrayList<>();
        all.forEach(one -> choices.add(new Choice(
                Told.plain(one.toString()), first(one, all), EventRules.of(one.name()), timeline -> notFirst(one, timeline))));
        Collections.shuffle(choices, draft.random());
        draft.tells("event:" + channel).asks(say("Which of these is the pipeline of %s told first?", channel));
        choices.forEach(draft::offers);
        Claim none = all.stream().map(one -> comes(one, true)).reduce(Both::new).orElseThrow();
        draft.offers(new Choice(say("none of them"), none, EventRules.NONE)).leavesNothingElse();
    }

    /** What a run shows against one that is thought to come first. */
    private Told notFirst(Nth one, Timeline timeline) {
        List<Entry> events = timeline.entriesOf(ChannelEvent.class).stream().filter(entry -> of(entry).socket().equals(channel)).toList();
        return one.in(events).isPresent()
                ? say("%1$s came in this run, but not first; it is told once this is so: %2$s", one, EventRules.of(one.name()))
                : say("%1$s did not come in this run; it is told only once this is so: %2$s", one, EventRules.of(one.name()));
    }

    private void askOfFuture(Draft draft) {
        Map<String, Told> rules = FutureRules.of(event.name());
        List<Choice> others = rules.keySet().stream().filter(words -> !words.equals(text)).map(words -> says(words, rules)).toList();
        draft.tells("future:" + channel + ":" + event)
                .asks(event.number() == 1
                        ? say("What does %2$s of %1$s say?", channel, event.name())
                        : say("%1$s is told %2$s several times. What does no. %3$s say?", channel, event.name(), event.number()))
                .mixes(says(text, rules), others);
    }

    private Choice says(String words, Map<String, Told> rules) {
        return Choice.unless(
                Told.plain(words), new EventClaim(channel, event, words, null, false), rules.get(words), say("it says so only where this is so: %s", rules.get(words)));
    }

    /** That this one comes, and none of the others before it. */
    private Claim first(Nth one, List<Nth> all) {
        return all.stream()
                .filter(other -> !other.equals(one))
                .<Claim>map(other -> new Not(new EventClaim(channel, other, "", one, false)))
                .reduce(comes(one, false), Both::new);
    }

    private Claim comes(Nth one, boolean never) {
        return new EventClaim(channel, one, "", null, never);
    }

    private static Told told(Entry entry) {
        ChannelEvent event = of(entry);
        return Told.plain(event.name() + (event.detail().isEmpty() ? "" : " " + event.detail()));
    }
}
