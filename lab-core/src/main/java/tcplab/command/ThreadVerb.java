package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code thread}. */
final class ThreadVerb extends CallVerb {
    @Override
    public String word() {
        return "thread";
    }

    @Override
    public String synopsis() {
        return "SOCKET thread -> NAME";
    }

    @Override
    public String help() {
        return say("pthread_create(3): a second thread that uses the same descriptor by its number. It can recv, which really "
                + "blocks (for 8 s at most; with & the script goes on as soon as the thread sleeps in the call), send a text, and close.");
    }

    @Override
    public String example() {
        return "conn thread -> reader";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        if (!arguments.peek().equals("->")) {
            throw new SyntaxProblem(say("the second thread has no name"), say("write: %s", synopsis()));
        }
        String name = named(subject, side, arguments, names);
        return stage -> new Action.StartThread(subject, name);
    }
}
