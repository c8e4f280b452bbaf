package tcplab.client.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;

/** The file with the scores of a learner's quizzes: read, or put aside as damaged. */
public final class ScoresTarget implements Target {
    private Path folder;

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
    public void take(byte[] input) throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("scores");
            folder.toFile().deleteOnExit();
        }
        Files.write(folder.resolve("quiz.json"), input);
        Map<String, Scores.Score> scores = new Scores(folder, note -> Asked.sentence(note.toString())).read();
        scores.values().forEach(score -> Asked.that(
                score.right() >= 0 && score.right() <= score.asked() && score.rounds() >= 0, "no score: " + score));
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }
}
