package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;

/** {@code look}: an observation. */
final class LookVerb {
    static final Verb VERB = Verb.alone(
            new Word(
                            Sort.VERB,
                            "look",
                            "look [as NAME]",
                            say("Has ss list the sockets of both sides and reads the kernel's counters, there and then. Claims speak of it "
                                    + "by its name: listed, queue, timer and counter … at NAME."),
                            "look as before-the-close")
                    .offering(List.of("as")),
            LookVerb::parse);

    private LookVerb() {}

    /** Takes a name for what is observed. */
    interface Naming {
        void add(String name) throws SyntaxProblem;
    }

    /** What stands behind {@code as}, if anything does; empty otherwise. */
    static String name(Tokens words, Naming naming) throws SyntaxProblem {
        String name = "";
        if (words.take("as")) {
            name = words.next("NAME");
            naming.add(name);
        }
        words.end();
        return name;
    }

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        String look = name(words, names::addLook);
        return Step.besideSockets(stage -> stage.look(look));
    }
}
