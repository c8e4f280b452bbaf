package tcplab.command;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tcplab.fault.Match;
import tcplab.language.SyntaxProblem;
import tcplab.model.Side;
import tcplab.model.Transport;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/**
 * The sockets that a script or a session has named so far, each with its side. {@code client} and {@code server} are
 * there from the start: each side's socket without a name of its own.
 */
public final class Names implements Match.Sockets {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}");

    private final Map<String, Side> sides = new LinkedHashMap<>();
    private final Set<String> literals = new LinkedHashSet<>();
    private final Set<String> looks = new LinkedHashSet<>();
    /** The looks among them that count a crowd. */
    private final Set<String> censuses = new LinkedHashSet<>();
    /** The crowd of a side, where it has one. */
    private final Map<Side, String> crowds = new EnumMap<>(Side.class);
    /** The sockets that crowds connect to. */
    private final Set<String> listeners = new LinkedHashSet<>();
    /** Of sockets that a line speaks of and none has named yet. */
    private final Set<String> awaited = new LinkedHashSet<>();

    /** By what the Netty channels of a side reach the kernel, where it was said. */
    private final Map<Side, Transport> transports = new EnumMap<>(Side.class);

    private final List<String> otherBeginnings;

    public Names() {
        this(List.of());
    }

    /** @param otherBeginnings words that begin a line and are no verbs: no socket can be named so */
    public Names(Collection<String> otherBeginnings) {
        this.otherBeginnings = List.copyOf(otherBeginnings);
        for (Side side : Side.values()) {
            sides.put(side.word(), side);
        }
    }

    /** The same names, to be added to without changing these. */
    public Names copy() {
        Names copy = new Names(otherBeginnings);
        copy.sides.putAll(sides);
        copy.literals.addAll(literals);
        copy.looks.addAll(looks);
        copy.censuses.addAll(censuses);
        copy.crowds.putAll(crowds);
        copy.listeners.addAll(listeners);
        copy.awaited.addAll(awaited);
        copy.transports.putAll(transports);
        return copy;
    }

    /** The Netty channels of a side that are made from now on reach the kernel so. */
    void reach(Side side, Transport transport) {
        transports.put(side, transport);
    }

    /** By what they do. */
    public Transport transport(Side side) {
        return transports.getOrDefault(side, Transport.EPOLL);
    }

    /** In the order in which they were named. */
    public Set<String> all() {
        return Collections.unmodifiableSet(sides.keySet());
    }

    /** An address that the script itself names, as {@code 127.0.0.1}. */
    void mention(String address) {
        literals.add(address);
    }

    /** Addresses that the script itself names, each in its one spelling. */
    public Set<String> literals() {
        return Collections.unmodifiableSet(literals);
    }

    /** The names of looks, in the order in which they are made. */
    public Set<String> looks() {
        return Collections.unmodifiableSet(looks);
    }

    /** Adds the name of a look, which must be new and a plain word. */
    void addLook(String name) throws SyntaxProblem {
        if (!PLAIN_WORD.matcher(name).matches()) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", name, say("name for a look")),
                    say("write letters, digits, - and _, beginning with a letter"));
        }
        if (!looks.add(name)) {
            throw new SyntaxProblem(say("the name '%s' is taken", name), say("choose another name for this look"));
        }
    }

    /** Adds the name of a census, which is a look of its own kind. */
    void addCensus(String name) throws SyntaxProblem {
        addLook(name);
        censuses.add(name);
    }

    /** True if the look of that name counts a crowd. */
    public boolean isCensus(String look) {
        return censuses.contains(look);
    }

    /** Names the crowd of a side; a name that it has already joins it. */
    void addCrowd(String name, Side side) throws SyntaxProblem {
        String own = crowds.get(side);
        if (own != null && !own.equals(name)) {
            throw new SyntaxProblem(
                    say("the crowd of the %1$s is called %2$s", side, own), say("a side has one crowd, and more sockets join it: write %s", own));
        }
        if (own == null && !name.equals(side.word())) {
            add(name, side);
        }
        crowds.put(side, name);
    }

    /** A socket listens where crowds connect to. */
    void addCrowdListener(String name) {
        listeners.add(name);
    }

    /** True if somebody is to be counted. */
    public boolean hasCrowd() {
        return !crowds.isEmpty() || !listeners.isEmpty();
    }

    /** True of a name that thousands have together. */
    boolean isCrowd(String name) {
        return crowds.containsValue(name);
    }

    /** True of a socket that crowds connect to. */
    boolean isCrowdListener(String name) {
        return listeners.contains(name);
    }

    /** True if the sockets of this name are counted, and no witness follows them. */
    public boolean isCounted(String name) {
        return isCrowd(name) || isCrowdListener(name);
    }

    /** Words that begin a line and are neither sockets nor verbs. */
    List<String> otherBeginnings() {
        return otherBeginnings;
    }

    public boolean knows(String name) {
        return sides.containsKey(name);
    }

    /** The side of a socket that is followed. */
    @Override
    public Side sideOf(String name) throws SyntaxProblem {
        if (isCounted(name)) {
            throw new SyntaxProblem(
                    say("%s belongs to a crowd: its sockets are counted, and no witness follows them", name),
                    say("write census as NAME, and claim of it: listed %s STATE N at NAME", name));
        }
        return sideOfAny(name);
    }

    /** The side of a socket, or of a crowd. */
    Side sideOfAny(String name) throws SyntaxProblem {
        Side side = sides.get(name);
        if (side == null) {
            throw new SyntaxProblem(say("there is no socket '%s'", name), DidYouMean.hint(name, sides.keySet()));
        }
        return side;
    }

    @Override
    public void laterOrNow(String name) throws SyntaxProblem {
        if (!knows(name)) {
            check(name);
            awaited.add(name);
        }
    }

    /** Names of sockets that a line speaks of and none has named. */
    public Set<String> awaited() {
        return Collections.unmodifiableSet(awaited);
    }

    /** Adds a name, which must be new and a plain word. */
    public void add(String name, Side side) throws SyntaxProblem {
        check(name);
        awaited.remove(name);
        sides.put(name, side);
    }

    /** Refuses what cannot be the name of a new socket. */
    private void check(String name) throws SyntaxProblem {
        if (!PLAIN_WORD.matcher(name).matches()) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", name, say("name for a socket")),
                    say("write letters, digits, - and _, beginning with a letter"));
        }
        if (sides.containsKey(name)) {
            throw new SyntaxProblem(
                    say("the name '%s' is taken", name), say("choose another name for this socket"));
        }
        if (Verbs.isVerb(name) || otherBeginnings.contains(name) || name.equals("any")) {
            throw new SyntaxProblem(say("'%s' is a word of the language", name), say("choose another name"));
        }
    }
}
