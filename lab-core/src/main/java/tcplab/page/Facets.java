package tcplab.page;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Census;
import tcplab.event.CounterMoved;
import tcplab.event.Sample;
import tcplab.event.Transition;
import tcplab.journal.Timeline;
import tcplab.model.Errno;
import tcplab.model.SocketOption;
import tcplab.model.TcpState;
import tcplab.script.Experiment;
import tcplab.script.Search;
import tcplab.script.Statements;
import tcplab.verdict.Verdict;

/**
 * What a row of the index can be chosen by.
 *
 * @param states that a socket was in
 * @param errors that a call returned
 * @param options that were set
 * @param words all that the experiment says and that was seen of it, each word once, as they are looked for
 */
record Facets(Set<String> states, Set<String> errors, Set<String> options, String words) {
    private static final Pattern BETWEEN = Pattern.compile("[^\\w-]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Of a run: what was seen in it. */
    static Facets of(Account account, Statements statements) {
        Timeline timeline = account.result().timeline();
        Set<String> errors = timeline.all(Call.class).stream()
                .filter(call -> call.result() instanceof CallResult.Failed)
                .map(call -> call.result().word())
                .collect(Collectors.toCollection(TreeSet::new));
        Stream<String> counters = timeline.all(CounterMoved.class).stream().map(CounterMoved::name);
        return of(account.experiment(), statements, states(timeline), errors, counters);
    }

    /** Of an experiment without a run: what its script waits for and expects to see. */
    static Facets of(Experiment experiment, Statements statements) {
        Set<String> states = expected(experiment, word -> TcpState.of(word).map(TcpState::rfc));
        Set<String> errors = expected(experiment, word -> Optional.of(word).filter(Errno.names()::contains));
        return of(experiment, statements, states, errors, Stream.empty());
    }

    private static Facets of(Experiment experiment, Statements statements, Set<String> states, Set<String> errors, Stream<String> counters) {
        Set<String> options = Pattern.compile("\\W+").splitAsStream(experiment.text())
                .filter(word -> SocketOption.of(word).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        Stream<String> said = Search.said(experiment, statements).stream();
        Stream<String> seen = Stream.of(states, errors, options).flatMap(Set::stream);
        Set<String> words = Stream.of(said, counters, seen)
                .flatMap(Function.identity())
                .flatMap(BLANKS::splitAsStream)
                .map(Facets::folded)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Facets(states, errors, options, String.join(" ", words));
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> states(Timeline timeline) {
        Stream<TcpState> changed = timeline.all(Transition.class).stream().map(Transition::to);
        Stream<TcpState> listed = timeline.all(Sample.class).stream().flatMap(sample -> sample.rows().stream()).map(row -> row.state());
        Stream<TcpState> counted = timeline.all(Census.class).stream()
                .flatMap(census -> census.groups().stream())
                .flatMap(group -> group.counts().stream())
                .map(Census.Count::state);
        return Stream.of(changed, listed, counted).flatMap(Function.identity()).map(TcpState::rfc).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is named where something is waited for, or claimed and seen to be so. */
    private static Set<String> expected(Experiment experiment, Function<String, Optional<String>> known) {
        Stream<String> awaited = experiment.steps().stream().map(Experiment.StepItem::text).filter(text -> text.startsWith("await"));
        Stream<String> claimed = experiment.claims().stream()
                .filter(claim -> claim.recorded() == Verdict.CONFIRMED)
                .map(Experiment.ClaimLine::text)
                .filter(text -> Arrays.stream(BETWEEN.split(text)).noneMatch(word -> word.equals("never") || word.equals("not")));
        return Stream.concat(awaited, claimed)
                .flatMap(BETWEEN::splitAsStream)
                .filter(word -> word.equals(word.toUpperCase(Locale.ROOT)))
                .flatMap(word -> known.apply(word).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
