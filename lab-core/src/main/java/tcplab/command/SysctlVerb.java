package tcplab.command;

import static tcplab.text.Told.say;

import java.util.Optional;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Ability;
import tcplab.model.Side;
import tcplab.model.SysctlNames;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** {@code sysctl}: a setting of one side's network stack. */
final class SysctlVerb {
    private static final String PREFIX = "net.ipv4.";
    static final Verb VERB = Verb.ofSide(
                    new Word(
                                    Sort.VERB,
                                    "sysctl",
                                    "SIDE sysctl NAME [VALUE]",
                                    say("Sets net.ipv4.NAME of that side's own network stack until the end of the run; refused on the host bench. "
                                            + "A value of several words needs quotes. Without a value, reads it and records it as a call."),
                                    "client sysctl tcp_fin_timeout 2")
                            .needing(Ability.SYSCTL)
                            .offering(SysctlNames.all()),
                    SysctlVerb::parse)
            .recordedAs("sysctl");

    private SysctlVerb() {}

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        Side side = Side.of(subject)
                .orElseThrow(() -> new SyntaxProblem(
                        say("'%s' is no %s", subject, say("side")),
                        say("a sysctl belongs to a network stack: write client or server")));
        String name = words.next("NAME").replaceFirst("^net[./]ipv4[./]", "");
        String value = words.hasNext() ? words.next("VALUE") : null;
        words.end();
        // Another kernel may have one more; a slip of the pen is near to one that is known.
        Optional<Told> meant = SysctlNames.all().contains(name) ? Optional.empty() : DidYouMean.question(name, SysctlNames.all());
        if (meant.isPresent() || !name.matches("[a-z0-9_]+")) {
            throw new SyntaxProblem(say("'%s' is no %s", name, say("sysctl of net.ipv4")),
                    meant.orElse(say("as in: %s", VERB.word().example())));
        }
        if (value != null && !value.matches("[A-Za-z0-9_. -]{1,200}")) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", value, say("value of a sysctl")), say("write numbers or words, as in \"4096 16384\""));
        }
        return Step.besideSockets(stage -> {
            if (value == null) {
                stage.readSysctl(side, PREFIX + name);
            } else {
                stage.sysctl(side, PREFIX + name, value);
            }
        });
    }
}
