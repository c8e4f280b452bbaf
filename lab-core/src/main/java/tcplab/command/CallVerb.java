package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** A verb that becomes one socket call. A closing {@code &} leaves the call in the background. */
abstract class CallVerb implements Verb {
    /** An action whose endpoints are known only on the stage. */
    interface Plan {
        Action on(Stage stage) throws StepFailure;
    }

    abstract Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem;

    @Override
    public boolean hasSubject() {
        return true;
    }

    @Override
    public Step parse(String subject, Tokens arguments, Names names) throws SyntaxProblem {
        Side side = names.sideOf(subject);
        Plan plan = plan(subject, side, arguments, names);
        boolean background = arguments.take("&");
        arguments.end();
        return stage -> stage.perform(side, plan.on(stage), background);
    }

    /** The name after {@code ->} for a new socket of that side, or the subject itself without one. */
    static String named(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        if (!arguments.take("->")) {
            return subject;
        }
        String name = arguments.next(say("a name after ->"));
        names.add(name, side);
        return name;
    }
}
