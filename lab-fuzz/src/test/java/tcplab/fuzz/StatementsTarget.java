package tcplab.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tcplab.script.Statements;
import tcplab.text.Language;

/** The file that says which statements the articles make: all of them, or none. */
final class StatementsTarget implements Target {
    /** Statements with which a file becomes small. */
    private static final int FEW = 3;

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<String> lines = Files.readAllLines(Seeds.EXPERIMENTS.resolve("statements.json"));
        List<byte[]> seeds = new ArrayList<>(List.of(
                Seeds.bytes("{\"groups\": {\"g\": \"组\"}, \"statements\": []}"),
                Seeds.bytes("{\"groups\":{},\"statements\":[{\"id\":\"a\",\"group\":\"g\",\"source\":\"s\",\"en\":\"e\",\"zh\":\"z\"}]}")));
        byte[] whole = Seeds.bytes(String.join("\n", lines));
        int begin = new String(whole, StandardCharsets.UTF_8).indexOf("\"statements\"");
        String[] statements = new String(whole, StandardCharsets.UTF_8).substring(begin).split("(?<=\\}),");
        seeds.add(Seeds.bytes("{\"groups\": {\"close\": \"关闭\"}, "
                + String.join(",", Arrays.copyOf(statements, Math.min(FEW, statements.length))) + "]}"));
        return seeds;
    }

    @Override
    public int longestBytes() {
        return 3_000;
    }

    @Override
    public void take(byte[] input) {
        Statements statements = Statements.of(new String(input, StandardCharsets.UTF_8));
        Asked.same(statements.ids().size(), statements.all().size(), "statements");
        for (Statements.Statement statement : statements.all()) {
            Asked.that(statements.ids().contains(statement.id()), "an unknown statement");
            Asked.that(statement.en() != null && statement.zh() != null && statement.source() != null, "a text is missing");
            Language.ZH.tell(statements.nameOf(statement.group()));
        }
    }
}
