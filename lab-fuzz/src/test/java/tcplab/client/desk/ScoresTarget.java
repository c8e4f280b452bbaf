package tcplab.client.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;

/** The file with the scores of a learner's quizzes: read, or no such file. */
public final class ScoresTarget implements Target {
    @Override
    public String name() {
        return "scores";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Seeds.bytes("{\n  \"close/three-way\": {\n    \"rounds\": 2,\n    \"asked\": 9,\n    \"right\": 7\n  }\n}\n"),
                Seeds.bytes("{\"a\":{\"rounds\":1,\"asked\":1,\"right\":1},\"b\":{\"rounds\":0,\"asked\":0,\"right\":0}}"));
    }

    @Override
    public int longestBytes() {
        return 500;
    }

    @Override
    public void take(byte[] input) {
        Scores.written(new String(input, StandardCharsets.UTF_8)).ifPresent(scores -> scores.values().forEach(score -> Asked.that(
                score.right() >= 0 && score.right() <= score.asked() && score.rounds() >= 0, "no score: " + score)));
    }
}
