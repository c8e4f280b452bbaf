package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.client.desk.Progress;
import tcplab.render.Ink;
import tcplab.render.Painted;
import tcplab.script.Catalogue;
import tcplab.script.Parsed;
import tcplab.script.Statements;
import tcplab.text.Columns;
import tcplab.text.Told;

/** The articles as a way through the experiments: each with its sections, their statements, and the experiments that test them. */
final class ArticlesText {
    private final Statements statements = Home.statements();
    private final Map<String, List<String>> experiments = new HashMap<>();
    private final Progress progress;
    private final Console console;
    private final Painted text = new Painted();

    private ArticlesText(Progress progress, Console console) {
        this.progress = progress;
        this.console = console;
    }

    /** @param number of the article, from 1; 0 for all of them */
    static Painted of(int number, Progress progress, Console console) throws IOException {
        ArticlesText text = new ArticlesText(progress, console);
        text.collect(Home.catalogue());
        List<Statements.Source> sources = text.statements.sources();
        for (int i = 1; i <= sources.size(); i++) {
            if (number == 0 || number == i) {
                text.article(i, sources.get(i - 1));
            }
        }
        text.paragraph(Ink.PLAIN, console.tell(say("Each experiment asks and shows: %s", console.typed("quiz NAME"))), "  ");
        return text.text;
    }

    private void collect(Catalogue catalogue) throws IOException {
        for (String name : catalogue.names()) {
            Parsed parsed = catalogue.read(name);
            if (parsed.ok()) {
                parsed.experiment().statements().forEach(id -> experiments.computeIfAbsent(id, none -> new ArrayList<>()).add(name));
            }
        }
    }

    private void article(int number, Statements.Source article) {
        Told head = article.author().isEmpty()
                ? Told.format("%d  %s", number, article.title())
                : Told.format("%d  %s (%s)", number, article.title(), article.author());
        paragraph(Ink.BOLD, console.tell(head), "   ");
        String section = "";
        for (Statements.Statement statement : statements.all()) {
            if (!statement.isIn(article)) {
                continue;
            }
            if (!statement.group().equals(section)) {
                section = statement.group();
                paragraph(Ink.BOLD, "   " + console.tell(statements.nameOf(section)), "   ");
            }
            paragraph(Ink.PLAIN, "   - " + console.tell(Told.written(statement.en(), statement.zh())), "     ");
            for (String name : experiments.getOrDefault(statement.id(), List.of())) {
                boolean done = progress.done().containsKey(name);
                paragraph(done ? Ink.GREEN : Ink.DIM, "     " + mark(done) + " " + name, "       ");
            }
        }
        text.add("\n");
    }

    private String mark(boolean done) {
        return console.style().unicode() ? done ? "✓" : "▸" : done ? "+" : ">";
    }

    private void paragraph(Ink ink, String words, String indent) {
        Columns.wrap(words, console.style().width(), indent).forEach(line -> text.add(ink, line).add("\n"));
    }
}
