package tcplab.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tcplab.model.Side;
import tcplab.model.Transport;

/** An experiment with Netty channels that reach the kernel by another transport. */
public final class OverTransport {
    private static final Pattern CHANNEL = Pattern.compile("[\\w-]+\\s+netty\\s.*");
    private static final Pattern CHOICE = Pattern.compile("[\\w-]+\\s+transport\\s.*");

    private OverTransport() {}

    /**
     * The same story with this transport on both sides: its script says so itself, so that its record does. Empty where the
     * story has no Netty channel, or chooses its transport itself.
     */
    public static Optional<Experiment> of(Experiment experiment, Transport transport) {
        List<String> lines = new ArrayList<>(experiment.text().lines().toList());
        int first = firstStep(lines);
        boolean chooses = lines.stream().anyMatch(line -> CHOICE.matcher(line.strip()).matches());
        if (chooses || lines.stream().noneMatch(line -> CHANNEL.matcher(line.strip()).matches())) {
            return Optional.empty();
        }
        for (Side side : Side.values()) {
            lines.add(first, side.word() + " transport " + transport.word());
        }
        Parsed parsed = ScriptParser.parse(experiment.name(), experiment.name(), String.join("\n", lines) + "\n", Set.of());
        return parsed.ok() ? Optional.of(parsed.experiment()) : Optional.empty();
    }

    /** Before the first channel, where the transport must have been chosen. */
    private static int firstStep(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (CHANNEL.matcher(lines.get(i).strip()).matches()) {
                return i;
            }
        }
        return lines.size();
    }
}
