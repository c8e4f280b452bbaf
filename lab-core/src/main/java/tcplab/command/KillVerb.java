package tcplab.command;

import tcplab.model.Side;
import tcplab.verdict.SyntaxProblem;

/** {@code kill}: ends the server's process. */
final class KillVerb implements Verb {
    @Override
    public String word() {
        return "kill";
    }

    @Override
    public String synopsis() {
        return "server kill";
    }

    @Override
    public String help() {
        return "kill(2) with SIGKILL on the server's process: nothing in it runs any more, the kernel closes its "
                + "descriptors. The client conducts the run and cannot be killed.";
    }

    @Override
    public String example() {
        return "server kill";
    }

    @Override
    public boolean hasSubject() {
        return true;
    }

    @Override
    public Step parse(String subject, Arguments arguments, Names names) throws SyntaxProblem {
        arguments.end();
        if (!subject.equals(Side.SERVER.word())) {
            throw new SyntaxProblem(
                    "'" + subject + "' is no process that can be killed", "only the server runs in a process of its own");
        }
        return stage -> stage.kill(Side.SERVER);
    }
}
