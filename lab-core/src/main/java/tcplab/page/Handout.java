package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.quiz.Key;
import tcplab.quiz.Note;
import tcplab.quiz.PrintedScript;
import tcplab.quiz.Question;
import tcplab.quiz.Questions;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * A run on paper for a class: the steps, questions and a ladder to be filled in; on sheets of their own, the answers and the
 * ladder as it was. Before the answers nothing tells them: no name, no headings, no result.
 */
final class Handout {
    /** The same questions in the same order each time, so that two prints of it are alike. */
    private static final long SEED = 1;

    private final Account account;
    private final Language language;
    private final Scene scene;
    private final List<Question> questions;

    Handout(Account account, Language language) {
        this.account = account;
        this.language = language;
        this.scene = Scene.of(account.result().timeline());
        this.questions = Questions.round(account.experiment(), SEED);
    }

    /** @param page the file of the run's own page */
    String write(String page) {
        Element nav = Element.of("nav", Element.of("a", say("The whole page of this run")).is("href", page)).is("aria-label", say("Pages"));
        return Sheet.write(language, say("TCP on paper"), List.of(), Element.of("header", nav), draw());
    }

    private Element draw() {
        Element main = Element.of("main",
                Element.of("h1", say("TCP on paper")),
                Element.of("p", say("Name:"), " ", blank(), " ", say("Date:"), " ", blank()).is("class", "who"))
                .is("class", "paper");
        main.add(section("steps", say("The steps"),
                Element.of("pre", String.join("\n", PrintedScript.of(account.experiment()))).is("class", "steps-to-read")));
        if (!questions.isEmpty()) {
            main.add(section("questions", say("What will happen?"), asked()));
        }
        Element task = Element.of("p", say("Draw each segment from line to line with its flags. Beside the lines, write the state of each socket."));
        main.add(section("blank", say("Draw it"), List.of(task, figure(Look.BLANK, say("A ladder to be filled in")))));
        Element title = Element.of("p", account.experiment().name(), ": ", account.title());
        main.add(section("answers", say("Solution"), List.of(title, answers()))
                .is("class", "solution"));
        return main.add(section("solved", say("What happened"),
                figure(Look.PRINTED, say("Sequence diagram of %s", account.experiment().name()))));
    }

    private static Element section(String id, Told heading, Object content) {
        return RunPage.section(id, heading).add(content);
    }

    private static Element blank() {
        return Element.of("span").is("class", "gap");
    }

    private Element asked() {
        Element list = Element.of("ol").is("class", "asked");
        for (Question question : questions) {
            Element choices = Element.of("ol").is("class", "choices");
            question.choices().forEach(choice -> choices.add(Element.of("li", printable(choice.text()))));
            list.add(Element.of("li", printable(question.text()), choices));
        }
        List<Told> notes = questions.stream().flatMap(question -> Note.of(question).stream()).distinct().map(Note::text).toList();
        return notes.isEmpty() ? list : Element.of("div", list, Element.of("p", Told.inOneLine(notes)));
    }

    /** The letters of the right answers with what was seen and why. */
    private Element answers() {
        Element list = Element.of("ol").is("class", "answers");
        for (Question question : questions) {
            Key key = question.key(account.result().timeline());
            List<Object> parts = new ArrayList<>();
            if (key.isOpen()) {
                parts.add(say("This run leaves it open: %s", key.because()));
            } else {
                Told letters = Told.listed(key.right().stream().map(Handout::letter).toList());
                int right = key.right().iterator().next();
                parts.add(Element.of("b", letters));
                parts.add(" " + printable(question.choices().get(right).text()));
                Told why = question.why(right, account.result().timeline());
                if (!why.isEmpty()) {
                    parts.add(Element.of("p", printable(why)));
                }
            }
            list.add(Element.of("li", parts));
        }
        return list;
    }

    private static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }

    private Element figure(Look look, Told name) {
        Figure figure = new Figure(scene, Set.of(), Map.of(), look, language);
        return Table.scrolling(name, figure.draw(name)).is("class", "scroll figure");
    }

    private String printable(Told sentence) {
        return Columns.printable(language.tell(sentence));
    }
}
