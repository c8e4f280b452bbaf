package tcplab.script;

import static tcplab.text.Told.say;

import tcplab.command.Names;
import tcplab.language.SyntaxProblem;
import tcplab.model.Side;
import tcplab.text.Told;
import tcplab.verdict.Claim;

/**
 * What can be claimed where there is a crowd. No witness but a census tells of it, so that a claim on segments, states or listings
 * would be judged as if it were not there.
 */
final class OfCrowds {
    private OfCrowds() {}

    static void check(Claim claim, Names names) throws SyntaxProblem {
        boolean atCensus = claim.looks().stream().anyMatch(names::isCensus);
        boolean listed = claim.looks().size() == 1 && claim.listsSockets();
        if (atCensus && !listed) {
            throw new SyntaxProblem(say("a census counts the sockets of crowds, and nothing else"), say("write: %s", "look as NAME"));
        }
        if (!names.hasCrowd() || claim.witnesses().isEmpty() || claim.isOfWholeStacks()) {
            return;
        }
        for (String socket : claim.sockets()) {
            boolean counted = names.isCounted(socket);
            if (atCensus && !counted && Side.of(socket).isEmpty()) {
                throw new SyntaxProblem(say("%s is of no crowd, and a census counts no other sockets", socket), say("write: %s", "look as NAME"));
            }
            if (!atCensus && (counted || Side.of(socket).isPresent() || socket.equals("any"))) {
                throw new SyntaxProblem(say("the claim speaks of %s, and a crowd is counted and not followed", socket), hint(socket));
            }
        }
        if (claim.sockets().isEmpty()) {
            throw new SyntaxProblem(say("the claim is of all connections, and those of a crowd are counted and not followed"), hint("CROWD"));
        }
    }

    private static Told hint(String socket) {
        return say("write census as NAME, and claim of it: listed %s STATE N at NAME", socket);
    }
}
