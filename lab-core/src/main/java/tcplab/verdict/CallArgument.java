package tcplab.verdict;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Call;
import tcplab.event.Environment;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;

/** The first argument of a call, as it is recorded ({@code SHUT_WR}) or as a script writes it ({@code WR}, {@code server:7000}). */
record CallArgument(String text) {
    private static final Pattern PLACE = Pattern.compile("(?:([a-z]+):)?(\\d{1,5})");

    /** True if the call had it. */
    boolean isOf(Call call, Timeline timeline) {
        String recorded = call.arguments().split(" ", 2)[0];
        return recorded.equals(text)
                || recorded.equals("SHUT_" + text)
                || recorded.equals("SIG" + text)
                || recorded.equals("net.ipv4." + text)
                || isPlace(recorded, timeline);
    }

    private boolean isPlace(String recorded, Timeline timeline) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            return false;
        }
        Map<String, String> addresses = timeline.environment().map(Environment::addresses).orElse(Map.of());
        return place.group(1) == null
                ? recorded.endsWith(":" + text)
                : Optional.ofNullable(addresses.get(place.group(1)))
                        .map(address -> new Endpoint(address, Integer.parseInt(place.group(2))).toString())
                        .filter(recorded::equals)
                        .isPresent();
    }

    @Override
    public String toString() {
        return text;
    }
}
