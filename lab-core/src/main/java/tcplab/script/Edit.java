package tcplab.script;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.language.Piece;
import tcplab.language.SyntaxProblem;
import tcplab.text.Brief;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** One change of a script's steps, as a {@code control} line names it. Steps are named by their text. */
sealed interface Edit {
    /** How a change is written; the steps may be followed by {@code #2} for the second of that text. */
    String SYNOPSIS = "without STEP | STEP => STEP | STEP => before STEP | STEP => after STEP | also STEP before STEP | also STEP after STEP";

    /** A line of the script, with what has been put before and after it. */
    record Place(List<String> before, List<String> line, List<String> after) {
        static Place of(String line) {
            return new Place(new ArrayList<>(), new ArrayList<>(List.of(line)), new ArrayList<>());
        }

        Stream<String> lines() {
            return Stream.of(before, line, after).flatMap(List::stream);
        }
    }

    /** Makes it. @param places the script's lines, in which the change is made */
    void on(List<Place> places);

    /** The step is left out. */
    record Without(int line) implements Edit {
        @Override
        public void on(List<Place> places) {
            // An empty line: those after it keep their numbers.
            places.get(line - 1).line().set(0, "");
        }
    }

    /** Another step stands in its place. */
    record Instead(int line, String step) implements Edit {
        @Override
        public void on(List<Place> places) {
            places.get(line - 1).line().set(0, step);
        }
    }

    /** A step more. @param after true if it comes after that line, false if before */
    record Also(String step, int line, boolean after) implements Edit {
        @Override
        public void on(List<Place> places) {
            Place place = places.get(line - 1);
            (after ? place.after() : place.before()).add(step);
        }
    }

    /** Both, one after the other. */
    record Moved(Without from, Also to) implements Edit {
        @Override
        public void on(List<Place> places) {
            from.on(places);
            to.on(places);
        }
    }

    /** The changes of a line, which are divided by a comma. @param steps those of the script */
    static List<Edit> parse(String text, StepLines steps) throws SyntaxProblem {
        List<Edit> edits = new ArrayList<>();
        for (String part : divided(text)) {
            edits.add(one(part, steps));
        }
        return List.copyOf(edits);
    }

    private static Edit one(String text, StepLines steps) throws SyntaxProblem {
        if (text.startsWith("without ")) {
            return new Without(line(text.substring("without ".length()), steps));
        } else if (text.startsWith("also ")) {
            return placed(text.substring("also ".length()), steps)
                    .orElseThrow(() -> problem(say("it does not say where the step comes in: '%s'", Brief.of(text))));
        }
        int arrow = text.indexOf("=>");
        if (arrow < 0) {
            throw problem(say("'%s' is no change of a script", Brief.of(text)));
        }
        int line = line(text.substring(0, arrow), steps);
        String there = text.substring(arrow + 2).strip();
        if (there.isEmpty()) {
            throw problem(say("the step after => is missing"));
        }
        Optional<Also> moved = placed(steps.at(line) + " " + there, steps);
        return moved.<Edit>map(also -> new Moved(new Without(line), also)).orElse(new Instead(line, there));
    }

    /** {@code STEP before STEP} or {@code STEP after STEP}; both words can stand in a step too. */
    private static Optional<Also> placed(String text, StepLines steps) {
        for (String word : List.of(" after ", " before ")) {
            for (int at = text.lastIndexOf(word); at > 0; at = text.lastIndexOf(word, at - 1)) {
                Optional<Integer> line = steps.of(text.substring(at + word.length()));
                if (line.isPresent()) {
                    return Optional.of(new Also(text.substring(0, at).strip(), line.get(), word.equals(" after ")));
                }
            }
        }
        return Optional.empty();
    }

    /** The line of the step with this text. */
    private static int line(String text, StepLines steps) throws SyntaxProblem {
        return steps.of(text).orElseThrow(() -> new SyntaxProblem(
                say("no step of this script is '%s'", Brief.of(text.strip())), DidYouMean.hint(Piece.plain(text), steps.texts())));
    }

    /** At each comma that ends a word. */
    private static List<String> divided(String text) throws SyntaxProblem {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        List<Piece> pieces = Piece.of(text);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean last = i == pieces.size() - 1 || pieces.get(i + 1).kind() == Piece.Kind.BLANK;
            if (piece.kind() == Piece.Kind.WORD && piece.text().endsWith(",") && last) {
                parts.add(part.append(piece.text(), 0, piece.text().length() - 1).toString().strip());
                part.setLength(0);
            } else {
                part.append(piece.text());
            }
        }
        parts.add(part.toString().strip());
        if (parts.contains("")) {
            throw problem(say("the change is missing"));
        }
        return parts;
    }

    private static SyntaxProblem problem(Told message) {
        return new SyntaxProblem(message, say("write: %s", SYNOPSIS));
    }
}
