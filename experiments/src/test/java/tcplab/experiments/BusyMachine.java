package tcplab.experiments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/** A run that says of itself that the machine was too busy for it has told nothing yet, and may be made again. */
final class BusyMachine {
    /** So often at the most: what is no matter of time shows itself each time. */
    static final int MORE_RUNS = 3;

    /** As in {@code its premise does not hold, given gap arrival client:FIN conn:FIN <=30ms: 37.7 ms from ...}. */
    private static final Pattern MISSED_BY_TIME =
            Pattern.compile("its premise does not hold, given gap .* <=\\d+ms: \\d+(\\.\\d+)? ms\\b");

    private BusyMachine() {}

    /**
     * True if all that is not as recorded is inconclusive since the run itself was late: the lab says so, or what a premise
     * wanted within a time came later, by what was measured.
     *
     * @param result an experiment in the JSON of {@code run}
     */
    static boolean wasTooBusyFor(JsonObject result) {
        List<JsonObject> differing = result.getAsJsonArray("findings").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(finding -> !finding.get("asRecorded").getAsBoolean())
                .toList();
        return !differing.isEmpty() && differing.stream().allMatch(BusyMachine::wasLate);
    }

    private static boolean wasLate(JsonObject finding) {
        String because = finding.get("because").getAsString();
        return finding.get("verdict").getAsString().equals("INCONCLUSIVE")
                && (because.contains("the machine was busy") || MISSED_BY_TIME.matcher(because).lookingAt());
    }
}
