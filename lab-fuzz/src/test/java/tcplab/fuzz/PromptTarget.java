package tcplab.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tcplab.command.Names;
import tcplab.language.Piece;
import tcplab.language.Synopsis;
import tcplab.language.SyntaxProblem;
import tcplab.script.Manuscript;
import tcplab.script.Vocabulary;

/** Lines as they are typed, one after the other: understood or refused, completed, hinted at and coloured. */
final class PromptTarget implements Target {
    private static final int LINES = 12;

    @Override
    public String name() {
        return "prompt";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path script : Seeds.scripts()) {
            seeds.addAll(Seeds.pieces(Files.readAllLines(script), LINES));
        }
        return seeds;
    }

    @Override
    public int longestBytes() {
        return 1_000;
    }

    @Override
    public int someInputs() {
        return 300;
    }

    @Override
    public void take(byte[] input) {
        Manuscript typed = Manuscript.typed(Set.of(), List.of("run", "ladder", "help"));
        int number = 0;
        for (String line : Asked.lines(input)) {
            Names before = typed.names().copy();
            try {
                typed.read(++number, line);
            } catch (SyntaxProblem e) {
                typed.restore(before);
                Asked.sentence(e.getMessage());
            }
            List<String> words = Arrays.asList(line.strip().split("\\s+"));
            Vocabulary.candidates(words, typed.names()).forEach(Asked::shown);
            StringBuilder coloured = new StringBuilder();
            Piece.of(line).forEach(piece -> coloured.append(piece.text()));
            Asked.same(line, coloured.toString(), "a coloured line");
            List<String> typedWords = Piece.of(line).stream().filter(piece -> piece.kind() != Piece.Kind.BLANK).map(Piece::text).toList();
            Asked.shown(Synopsis.rest(typedWords, Vocabulary.words(), typed.names().all()));
        }
    }
}
