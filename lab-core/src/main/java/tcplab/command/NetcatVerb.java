package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Need;
import tcplab.model.Side;
import tcplab.model.Tool;
import tcplab.text.Told;

/** {@code nc} and {@code ncat}: the system's own programs. */
final class NetcatVerb {
    static final Verb NC = verb(
            "nc",
            Tool.NC,
            say("Runs the system's own nc(1) of OpenBSD under strace, as nc -p PORT HOST PORT, and records "
                    + "the calls that it makes. It waits until the connect has ended; nc is ended after the run."));

    static final Verb NCAT = verb(
            "ncat",
            Tool.NCAT,
            say("Runs the system's own ncat(1) of Nmap under strace; otherwise as nc."));

    private NetcatVerb() {}

    private static Verb verb(String program, Need tool, Told help) {
        Word word = new Word(
                        Sort.VERB,
                        program,
                        "SIDE " + program + " -p PORT HOST:PORT -> NAME",
                        help,
                        "client " + program + " -p 6666 client:6666 -> " + program + "1")
                .needing(tool, Tool.STRACE)
                .offering(List.of("-p"));
        return Verb.ofSide(word, (subject, words, names) -> parse(program, subject, words, names))
                .recordedAs("socket", "bind", "connect", "read", "write", "close");
    }

    private static Step parse(String program, String subject, Tokens words, Names names) throws SyntaxProblem {
        Side side = Side.of(subject)
                .orElseThrow(() -> new SyntaxProblem(
                        say("'%s' is no %s", subject, say("side")),
                        say("a program runs on a host: write client or server")));
        if (!words.take("-p")) {
            throw words.problem(say("the port of its own is missing"));
        }
        int port = words.number(say("port"), 1, 65_535);
        Place remote = Place.parse(words.next("HOST:PORT"), side, names);
        String name = new Subject(subject, side).named(words, names, say("its socket has no name"));
        words.end();
        return Step.of(stage -> stage.netcat(program, side, name, port, remote.on(stage)));
    }
}
