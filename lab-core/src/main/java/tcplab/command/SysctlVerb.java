package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Ability;
import tcplab.model.Side;
import tcplab.text.DidYouMean;

/** {@code sysctl}: a setting of one side's network stack. */
final class SysctlVerb {
    private static final String PREFIX = "net.ipv4.";
    /** Those that the experiments use; others of net.ipv4 are taken as well. */
    private static final List<String> USUAL = List.of(
            "tcp_fin_timeout", "tcp_max_syn_backlog", "tcp_syncookies", "tcp_synack_retries", "tcp_syn_retries",
            "tcp_orphan_retries", "tcp_syn_linear_timeouts", "tcp_retries2", "tcp_timestamps", "tcp_tw_reuse",
            "tcp_abort_on_overflow", "tcp_fastopen", "tcp_rfc1337", "tcp_early_retrans", "tcp_max_tw_buckets",
            "tcp_max_orphans", "ip_local_port_range", "tcp_sack", "tcp_window_scaling", "tcp_migrate_req");

    static final Verb VERB = Verb.ofSide(
                    new Word(
                                    Sort.VERB,
                                    "sysctl",
                                    "SIDE sysctl NAME [VALUE]",
                                    () -> say("Sets net.ipv4.NAME of that side's own network stack until the end of the run; refused on the host bench. "
                                            + "A value of several words needs quotes. Without a value, reads it and records it as a call."),
                                    "client sysctl tcp_fin_timeout 2")
                            .needing(Ability.SYSCTL)
                            .offering(USUAL),
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
        if (!name.matches("[a-z0-9_]+")) {
            throw new SyntaxProblem(say("'%s' is no %s", name, say("sysctl of net.ipv4")), DidYouMean.hint(name, USUAL));
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
