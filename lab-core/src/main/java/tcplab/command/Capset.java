package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Capability;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.Told;

/**
 * capset(2): the side goes on without a capability, as an ordinary user has none, until it raises it again or the run
 * ends.
 *
 * @param socket the side's name
 */
public record Capset(String socket, boolean raise, Capability capability) implements Action {
    static final Verb VERB = Verb.call(
            Capset.class,
            new Word(
                            Sort.VERB,
                            "capset",
                            "SIDE capset drop|raise CAPABILITY",
                            say("capset(2): takes a capability out of the side's effective set, as if an ordinary user made its calls, or puts it "
                                    + "back. One of: %s. It lasts until the end of the run.", String.join(" ", Capability.names())),
                            "server capset drop CAP_NET_BIND_SERVICE")
                    .offering(List.of("drop", "raise"), Capability.names()),
            Capset::parse);

    private static Verb.Plan parse(Subject subject, Tokens words, Names names) throws SyntaxProblem {
        if (Side.of(subject.name()).isEmpty()) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", subject.name(), say("side")),
                    say("a capability belongs to who makes the calls: write client or server"));
        }
        boolean raise = words.oneOf(say("change"), List.of("drop", "raise")).equals("raise");
        Capability capability = Capability.valueOf(
                words.oneOf(say("capability"), Capability.names()).toUpperCase(Locale.ROOT));
        return stage -> new Capset(subject.name(), raise, capability);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return calls.setCapability(capability, raise);
    }
}
