package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tcplab.event.Sample;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.text.Told;

/**
 * The numbers that ss showed of one socket, listing by listing. Each was true at some moment of its listing; what was so
 * between two listings is for {@link Unlisted} to say.
 *
 * @param what the number's name, as a reader is told it: {@code Recv-Q}
 * @param all every listing of the socket's side, in order of time, with the number or without
 */
record Shown(String what, String socket, List<One> all) {
    /** One listing. @param number empty if it does not show the socket, or not with such a number */
    record One(Entry listing, OptionalLong number) {
        long fromNanos() {
            return listing.event().atNanos();
        }

        long untilNanos() {
            return ((Sample) listing.event()).endNanos();
        }
    }

    static Shown of(Timeline timeline, String socket, String what, Function<Sample.Row, OptionalLong> number) {
        Listings listings = new Listings(timeline, socket);
        return new Shown(what, socket, listings.all().stream()
                .map(listing -> new One(listing, listings.row(listing).map(number).orElse(OptionalLong.empty())))
                .toList());
    }

    /** Those that count at this moment: the listing of a look, also if it shows no such number; otherwise such as show one. */
    List<One> at(When when, Timeline timeline) {
        if (when.isAtLook()) {
            Optional<Entry> look = When.look(when.look(), timeline).flatMap(new Listings(timeline, socket)::at);
            return all.stream().filter(one -> look.isPresent() && one.listing().id() == look.get().id()).toList();
        }
        List<One> shown = all.stream().filter(one -> one.number().isPresent()).toList();
        int size = shown.size();
        return size == 0 || when.equals(When.ANY)
                ? shown
                : when.isFirst() ? shown.subList(0, 1) : shown.subList(size - 1, size);
    }

    /** Confirmed by the first that lies in the range; refuted if none does. @param words how a number is told */
    Judgement judge(List<One> counting, Range range, When when, Function<Long, String> words) {
        Set<Long> others = new TreeSet<>();
        List<Integer> evidence = new ArrayList<>();
        for (One one : counting) {
            if (one.number().isEmpty()) {
                continue;
            }
            long number = one.number().getAsLong();
            if (range.contains(number)) {
                return Judgement.confirmed(say("%s was %s", what, words.apply(number)), List.of(one.listing().id()))
                        .measuring(words.apply(number), range.window());
            }
            others.add(number);
            evidence.add(one.listing().id());
        }
        String numbers = others.stream().map(words).reduce((a, b) -> a + ", " + b).orElse("");
        Told because = others.isEmpty()
                ? when.isAtLook() ? say("at %1$s ss showed no %2$s of %3$s", when.look(), what, socket) : never()
                : say("%s was %s", what, numbers);
        return Judgement.refuted(because, evidence).measuring(numbers, range.window());
    }

    /** That no listing shows one. */
    Told never() {
        return say("ss never showed a %s of %s", what, socket);
    }
}
