package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;

/** {@code nc} and {@code ncat}. */
final class NetcatVerb implements Verb {
    private final String program;

    /** @param program the word and the program */
    NetcatVerb(String program) {
        this.program = program;
    }

    @Override
    public String word() {
        return program;
    }

    @Override
    public String synopsis() {
        return "SIDE " + program + " -p PORT HOST:PORT -> NAME";
    }

    @Override
    public String help() {
        return program.equals("nc")
                ? say("Runs the system's own nc(1) of OpenBSD under strace, as nc -p PORT HOST PORT, and records "
                        + "the calls that it makes. It waits until the connect has ended; nc is ended after the run.")
                : say("Runs the system's own ncat(1) of Nmap under strace; otherwise as nc.");
    }

    @Override
    public String example() {
        return "client " + program + " -p 6666 client:6666 -> " + program + "1";
    }

    @Override
    public boolean hasSubject() {
        return true;
    }

    @Override
    public Step parse(String subject, Tokens arguments, Names names) throws SyntaxProblem {
        Side side = Side.of(subject)
                .orElseThrow(() -> new SyntaxProblem(
                        say("'%s' is no %s", subject, say("side")),
                        say("a program runs on a host: write client or server")));
        if (!arguments.take("-p")) {
            throw new SyntaxProblem(say("the port of its own is missing"), say("write: %s", synopsis()));
        }
        int port = arguments.number(say("port"), 1, 65_535);
        Place remote = Place.parse(arguments.next("HOST:PORT"), side, names);
        if (!arguments.peek().equals("->")) {
            throw new SyntaxProblem(say("its socket has no name"), say("write: %s", synopsis()));
        }
        String name = CallVerb.named(subject, side, arguments, names);
        arguments.end();
        return stage -> stage.netcat(program, side, name, port, remote.on(stage));
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("-p") : List.of();
    }
}
