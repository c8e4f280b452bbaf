package tcplab.command;

import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code on}: a reaction inside the channel's event loop. */
final class OnVerb extends CallVerb {
    private static final Map<String, Action.React.Trigger> TRIGGERS = Map.of(
            "eof", Action.React.Trigger.EOF,
            "data", Action.React.Trigger.DATA,
            "error", Action.React.Trigger.ERROR);

    @Override
    public String word() {
        return "on";
    }

    @Override
    public String synopsis() {
        return "SOCKET on eof|data|error: CALL [; CALL …]";
    }

    @Override
    public String help() {
        return say("From now on the event loop reads the socket, as a server's handler does, and makes these calls within "
                + "microseconds when read returns 0, returns data, or fails.");
    }

    @Override
    public String example() {
        return "conn on eof: set TCP_QUICKACK 1; close";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        String trigger = arguments.next(say("eof, data or error")).replaceFirst(":$", "").toLowerCase(Locale.ROOT);
        if (!TRIGGERS.containsKey(trigger)) {
            throw new SyntaxProblem(say("'%s' is nothing to react on", trigger), say("one of: %s", "eof, data, error"));
        }
        List<Plan> calls = new ArrayList<>();
        List<Tokens.Token> call = new ArrayList<>();
        for (Tokens.Token word : arguments.rest()) {
            if (word.text().equals(";") && !word.quoted()) {
                calls.add(call(subject, side, call, names));
                call.clear();
            } else {
                call.add(word);
            }
        }
        calls.add(call(subject, side, call, names));
        return stage -> {
            List<Action> actions = new ArrayList<>();
            for (Plan plan : calls) {
                actions.add(plan.on(stage));
            }
            return new Action.React(subject, TRIGGERS.get(trigger), List.copyOf(actions));
        };
    }

    private Plan call(String subject, Side side, List<Tokens.Token> words, Names names) throws SyntaxProblem {
        if (words.isEmpty()) {
            throw new SyntaxProblem(say("there is no call to make"), say("write: %s", synopsis()));
        }
        Verb verb = Verbs.find(words.get(0).text(), true);
        if (!(verb instanceof CallVerb callVerb) || verb instanceof OnVerb || verb instanceof AcceptVerb) {
            throw new SyntaxProblem(
                    say("'%s' cannot be a reaction", verb.word()),
                    say("use set, get, send, recv, shutdown, close or abort"));
        }
        Tokens arguments = Tokens.of(List.copyOf(words.subList(1, words.size())), verb.synopsis());
        Plan plan = callVerb.plan(subject, side, arguments, names);
        arguments.end();
        return plan;
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("eof:", "data:", "error:") : List.of("set", "close", "shutdown", "abort", ";");
    }
}
