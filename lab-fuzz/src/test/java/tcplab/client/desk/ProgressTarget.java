package tcplab.client.desk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;

/** The file with a learner's progress in the course: read, or no such file. */
public final class ProgressTarget implements Target {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Seeds.bytes("{\"at\":\"close/four-way\",\"done\":{\"close/four-way\":{\"asked\":6,\"right\":5}},\"again\":["
                        + "{\"question\":{\"experiment\":\"close/four-way\",\"claim\":\"count closing 4\",\"without\":true},"
                        + "\"rights\":1,\"due\":\"2026-11-30\"}]}"),
                Seeds.bytes("{\"at\":\"\",\"done\":{},\"again\":[]}"));
    }

    @Override
    public int longestBytes() {
        return 500;
    }

    @Override
    public void take(byte[] input) {
        ProgressFile.written(new String(input, StandardCharsets.UTF_8)).ifPresent(progress -> {
            Asked.that(progress.isPossible(), "no progress: " + progress);
            for (Progress.Asked question : progress.due(DAY)) {
                Asked.that(!progress.answered(question, true, DAY).due(DAY).contains(question), "due again on the same day");
            }
        });
    }
}
