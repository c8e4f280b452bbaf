package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import tcplab.journal.SocketHistory;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.model.StateDiagram;
import tcplab.model.TcpState;
import tcplab.text.Told;

/** What a socket did in a run instead of what an answer takes it to have done, and the rule by which it would have done that. */
final class Instead {
    private Instead() {}

    /** Of a way that it has not gone: by the step in which its own is another. */
    static Told ofWay(String socket, List<TcpState> way, Timeline timeline) {
        return ofWay(way, SocketHistory.of(timeline, socket).sequence());
    }

    static Told ofWay(List<TcpState> way, List<TcpState> seen) {
        int start = -1;
        int shared = 0;
        for (int at = 0; at < seen.size(); at++) {
            int here = shared(way, seen.subList(at, seen.size()));
            if (here > shared) {
                start = at;
                shared = here;
            }
        }
        if (shared == 0 || shared == way.size()) {
            return Told.nothing();
        }
        List<TcpState> gone = seen.subList(start, seen.size());
        TcpState last = way.get(shared - 1);
        TcpState end = way.get(way.size() - 1);
        List<Told> parts = new ArrayList<>();
        parts.add(gone.size() == shared ? say("in this run it stayed in %s", last) : cameAfter(gone.get(shared), last));
        parts.add(StateRules.of(way.get(shared)));
        if (end != way.get(shared) && !gone.contains(end)) {
            parts.add(StateRules.of(end));
        }
        return Told.inOneLine(parts);
    }

    /** Of a state in which it is said to have stayed: by what came after it. */
    static Told ofStaying(String socket, TcpState state, Timeline timeline) {
        List<TcpState> seen = SocketHistory.of(timeline, socket).sequence();
        int at = seen.lastIndexOf(state);
        return at < 0 || at + 1 == seen.size()
                ? StateRules.of(state)
                : Told.inOneLine(List.of(cameAfter(seen.get(at + 1), state), StateRules.of(state)));
    }

    private static int shared(List<TcpState> way, List<TcpState> seen) {
        int shared = 0;
        while (shared < Math.min(way.size(), seen.size()) && way.get(shared) == seen.get(shared)) {
            shared++;
        }
        return shared;
    }

    /** Of a state in which it never was: by what came after a state that leads there. */
    static Told ofBeingIn(String socket, TcpState state, Timeline timeline) {
        List<TcpState> seen = SocketHistory.of(timeline, socket).sequence();
        for (int i = seen.size() - 1; i >= 0; i--) {
            if (StateDiagram.isStep(seen.get(i), state)) {
                Told there = i + 1 < seen.size() ? cameAfter(seen.get(i + 1), seen.get(i)) : say("in this run it stayed in %s", seen.get(i));
                return Told.inOneLine(List.of(there, StateRules.of(state)));
            }
        }
        return seen.isEmpty()
                ? StateRules.of(state)
                : Told.inOneLine(List.of(say("in this run it was in no state that leads to %s", state), StateRules.of(state)));
    }

    /** Of a state in which it is said never to have been, and was. */
    static Told ofNotBeingIn(String socket, TcpState state, Timeline timeline) {
        List<Known> seen = SocketHistory.of(timeline, socket).states();
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).state() == state) {
                return Told.inOneLine(List.of(was(seen, i), StateRules.unless(state)));
            }
        }
        return StateRules.unless(state);
    }

    private static Told was(List<Known> seen, int place) {
        TcpState state = seen.get(place).state();
        String when = Range.duration(seen.get(place).seenNanos());
        return place == 0
                ? say("in this run it was in %1$s at %2$s", state, when)
                : say("in this run it was in %1$s at %2$s, after %3$s", state, when, seen.get(place - 1).state());
    }

    /** Of a state in which it does not rest: whether it came through it before that moment, or only comes to it. */
    static Told ofRestingIn(String socket, TcpState state, long nanos, Timeline timeline) {
        List<Known> seen = SocketHistory.of(timeline, socket).states();
        Told rule = StateRules.of(state);
        for (int i = seen.size() - 1; i >= 0 && state != TcpState.CLOSED; i--) {
            if (seen.get(i).state() == state && seen.get(i).notBeforeNanos() > nanos) {
                return Told.inOneLine(List.of(say("it came to that state only later"), rule));
            } else if (seen.get(i).state() == state && i + 1 < seen.size() && seen.get(i + 1).seenNanos() <= nanos) {
                return Told.inOneLine(List.of(say("it had been there before, and had gone on to %s", seen.get(i + 1).state()), rule));
            }
        }
        return rule;
    }

    /** Of a state in which ss never listed it, by those in which it did. @param listed in the order in which they were */
    static Told ofListing(List<TcpState> listed, Told rule) {
        Told states = Told.listed(listed.stream().distinct().map(TcpState::rfc).toList());
        return Told.inOneLine(List.of(listed.isEmpty() ? say("ss did not list it") : say("ss listed it only in %s", states), rule));
    }

    /** Of a state in which ss did list it. @param nanos when it did so first */
    static Told ofNoListing(TcpState state, long nanos, Told rule) {
        return Told.inOneLine(List.of(say("ss listed it in %1$s at %2$s", state, Range.duration(nanos)), rule));
    }

    private static Told cameAfter(TcpState next, TcpState state) {
        return say("in this run %1$s came after %2$s", next, state);
    }
}
