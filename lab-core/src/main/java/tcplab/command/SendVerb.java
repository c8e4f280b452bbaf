package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code send}. */
final class SendVerb extends CallVerb {
    @Override
    public String word() {
        return "send";
    }

    @Override
    public String synopsis() {
        return "SOCKET send \"TEXT\" [urgent]|BYTES [&]";
    }

    @Override
    public String help() {
        return say("send(2): copies the text, or so many bytes, to the send buffer; waits for room if there is none. "
                + "urgent marks the last byte with URG (MSG_OOB). In a text \\n is LF, \\r CR, \\t a tab, \\\" a quote and \\\\ a backslash.");
    }

    @Override
    public String example() {
        return "client send \"hello\"";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        if (arguments.nextIsQuoted()) {
            String text = arguments.next(say("a text"));
            boolean urgent = arguments.take("urgent");
            return stage -> urgent ? new Action.SendUrgent(subject, text) : new Action.Send(subject, text, 0);
        }
        int bytes = arguments.number(say("number of bytes (a text needs quotes)"), 1, 1 << 24);
        return stage -> new Action.Send(subject, null, bytes);
    }
}
